package com.mailflatrate.api.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.UserId;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How our JSON reads and writes: an unknown field is an error, what is absent is left out. */
@Configuration(proxyBeanMethods = false)
class JsonForm {

    /** The end of a list is said, not left out. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private interface PageForm {}

    @Bean
    JsonMapperBuilderCustomizer strictAndSparse() {
        return mapper ->
                mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .changeDefaultPropertyInclusion(
                                old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .addMixIn(Page.class, PageForm.class)
                        .addModule(words());
    }

    /** Ids and addresses are plain texts outside. */
    private static SimpleModule words() {
        SimpleModule words = new SimpleModule("mailflatrate");
        List.of(
                        UserId.class,
                        ContactId.class,
                        ListId.class,
                        CampaignId.class,
                        ImportId.class,
                        OriginId.class,
                        SenderDomainId.class,
                        CaseId.class,
                        MailingId.class)
                .forEach(type -> words.addSerializer(type, ToStringSerializer.instance));
        words.addSerializer(
                EmailAddress.class,
                new StdSerializer<EmailAddress>(EmailAddress.class) {
                    @Override
                    public void serialize(
                            EmailAddress address,
                            JsonGenerator json,
                            SerializationContext context) {
                        json.writeString(address.full());
                    }
                });
        return words;
    }
}
