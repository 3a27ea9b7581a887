package com.mailflatrate.web.shared;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    /**
     * Renders the whole page before the first byte leaves, so that a fault still becomes a problem
     * page.
     */
    private record JteView(TemplateEngine engine, String template) implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(
                @Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws Exception {
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(
                    template,
                    model == null ? Map.of() : new HashMap<String, Object>(model),
                    output);
            response.setContentType(getContentType());
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
