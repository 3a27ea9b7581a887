package com.mailflatrate.api.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * How our JSON reads and writes: an unknown field or another type is an error, what is absent is
 * left out.
 */
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
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .withCoercionConfig(LogicalType.Textual, JsonForm::asItStands)
                        .withCoercionConfig(LogicalType.Integer, JsonForm::noBlank)
                        .withCoercionConfig(LogicalType.Float, JsonForm::noBlank)
                        .withCoercionConfig(LogicalType.Boolean, JsonForm::noBlank)
                        .changeDefaultNullHandling(old -> old.withContentNulls(Nulls.FAIL))
                        .changeDefaultPropertyInclusion(
                                old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .addMixIn(Page.class, PageForm.class)
                        .addModule(words());
    }

    /** A number is no text. */
    private static void asItStands(MutableCoercionConfig types) {
        types.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /** A blank text is no number, and does not stand for none. */
    private static void noBlank(MutableCoercionConfig types) {
        types.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setAcceptBlankAsEmpty(false);
    }

    /** Ids, addresses and instants are plain texts outside, the last ones as ISO 8601. */
    private static SimpleModule words() {
        SimpleModule words = new SimpleModule("mailflatrate");
        List.of(
                        UserId.class,
                        ContactId.class,
                        ListId.class,
                        CampaignId.class,
                        FormId.class,
                        ImportId.class,
                        OriginId.class,
                        SenderDomainId.class,
                        CaseId.class,
                        MailingId.class)
                .forEach(type -> words.addSerializer(type, ToStringSerializer.instance));
        words.addDeserializer(String.class, new WellFormedText());
        words.addDeserializer(
                Instant.class,
                new StdDeserializer<Instant>(Instant.class) {
                    @Override
                    public Instant deserialize(JsonParser json, DeserializationContext context) {
                        return json.hasToken(JsonToken.VALUE_STRING)
                                ? InstantDeserializer.INSTANT.deserialize(json, context)
                                : (Instant) context.handleUnexpectedToken(Instant.class, json);
                    }
                });
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
