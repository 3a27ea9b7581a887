package com.mailflatrate.web.shared;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Views by jte, compiled at build time: {@code "lists/index"} is {@code
 * src/main/jte/lists/index.jte}.
 */
@Configuration(proxyBeanMethods = false)
class JteViews {

    /** The compiled templates; also letters are written with it. */
    @Bean
    TemplateEngine templateEngine() {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, "com.mailflatrate.jte");
        engine.setBinaryStaticContent(false);
        return engine;
    }

    /** Asked before the others; passes on what is not one of our templates, such as a redirect. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    ViewResolver jteViewResolver(TemplateEngine engine) {
        return (name, locale) -> resolve(engine, name, locale);
    }

    private static @Nullable View resolve(TemplateEngine engine, String name, Locale locale) {
        String template = name + ".jte";
        boolean ours =
                !name.startsWith("redirect:")
                        && !name.startsWith("forward:")
                        && engine.hasTemplate(template);
        return ours ? new JteView(engine, template) : null;
    }
}
