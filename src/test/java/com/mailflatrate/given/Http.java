package com.mailflatrate.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Somebody outside with an HTTP client: follows no redirect, keeps no cookie, sends exactly the
 * headers it is told. An answer of the interface that is not as described fails the test.
 */
public final class Http {

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final String base;

    /** A client of the service on a port of loopback. */
    public Http(int port) {
        base = "http://localhost:" + port;
    }

    /** The address of the service. */
    public String base() {
        return base;
    }

    /** GET, with pairs of header names and values. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** POST of JSON. */
    public HttpResponse<String> postJson(String path, String json, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send("POST", path, json, all);
    }

    /** POST of a form. */
    public HttpResponse<String> postForm(String path, String form, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", path, form, all);
    }

    /** Any method; null for no body. */
    public HttpResponse<String> send(
            String method,
            String path,
            @org.jspecify.annotations.Nullable String body,
            String... headers) {
        HttpResponse<String> answer = exchange(method, path, body, headers);
        Promises.keep(
                base,
                method,
                path,
                answer,
                () -> exchange("GET", "/api/v1/openapi.json", BodyPublishers.noBody()));
        return answer;
    }

    /** A form of several parts, files among them. */
    public HttpResponse<String> upload(String path, Multipart body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = body.contentType();
        return exchange("POST", path, BodyPublishers.ofByteArray(body.bytes()), all);
    }

    private HttpResponse<String> exchange(
            String method,
            String path,
            @org.jspecify.annotations.Nullable String body,
            String... headers) {
        return exchange(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                headers);
    }

    private HttpResponse<String> exchange(
            String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
