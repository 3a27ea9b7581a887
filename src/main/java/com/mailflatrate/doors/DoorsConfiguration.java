package com.mailflatrate.doors;

import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the doors hand to controllers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorSettings.class)
class DoorsConfiguration implements WebMvcConfigurer {

    private final Cursors cursors;

    DoorsConfiguration(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedInArgument());
        resolvers.add(new PagingArgument(cursors));
    }

    /**
     * What a client would rather read does not decide: a caller that accepts nothing we have would
     * be told so only after the effect.
     */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer form) {
        form.strategies(List.of(request -> List.of(MediaType.ALL)));
    }

    /** Ids in paths and parameters; nonsense is as unknown as an id that does not exist. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        id(registry, UserId.class, UserId::parse);
        id(registry, ContactId.class, ContactId::parse);
        id(registry, ListId.class, ListId::parse);
        id(registry, CampaignId.class, CampaignId::parse);
        id(registry, FormId.class, FormId::parse);
        id(registry, ImportId.class, ImportId::parse);
        id(registry, OriginId.class, OriginId::parse);
        id(registry, SenderDomainId.class, SenderDomainId::parse);
        id(registry, CaseId.class, CaseId::parse);
        id(registry, MailingId.class, MailingId::parse);
    }

    private static <T> void id(
            FormatterRegistry registry, Class<T> type, Function<String, Optional<T>> parse) {
        registry.addConverter(
                String.class,
                type,
                text -> parse.apply(text).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)));
    }
}
