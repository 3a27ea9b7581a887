package com.mailflatrate.api.shared;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Says in a 201 where the new resource is (RFC 9110 §15.3.2): what is {@link Located} knows it;
 * anything else is shown by the address it was sent to.
 */
@RestControllerAdvice("com.mailflatrate.api")
final class LocationAdvice implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(
            MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        boolean made =
                response instanceof ServletServerHttpResponse servlet
                        && servlet.getServletResponse().getStatus() == HttpStatus.CREATED.value();
        if (made && body instanceof Located one) {
            response.getHeaders().setLocation(URI.create(one.location()));
        } else if (made && !isSaid(response)) {
            response.getHeaders().setLocation(URI.create(request.getURI().getRawPath()));
        }
        return body;
    }

    private static boolean isSaid(ServerHttpResponse response) {
        return response instanceof ServletServerHttpResponse servlet
                && servlet.getServletResponse().containsHeader(HttpHeaders.LOCATION);
    }
}
