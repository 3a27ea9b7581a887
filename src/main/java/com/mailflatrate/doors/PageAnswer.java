package com.mailflatrate.doors;

import com.mailflatrate.kernel.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Gives a part of a list to a machine with a cursor that says nothing. */
@ControllerAdvice
final class PageAnswer implements ResponseBodyAdvice<Object> {

    private final Cursors cursors;

    PageAnswer(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.getParameterType() == Page.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest http
                && body instanceof Page<?>(var items, String next)
                && next != null) {
            String path = http.getServletRequest().getRequestURI();
            return new Page<>(items, cursors.outside(path, next));
        }
        return body;
    }
}
