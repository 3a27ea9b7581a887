package com.mailflatrate.web.shared;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * Renders the whole page before the first byte leaves, so that a fault still becomes a problem
 * page.
 */
record JteView(TemplateEngine engine, String template) implements View {

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
                template, model == null ? Map.of() : new HashMap<String, Object>(model), output);
        response.setContentType(getContentType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
