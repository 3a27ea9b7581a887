package com.mailflatrate.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own interface as a stranger uses it: over HTTP, with a bearer token. Thread-safe. */
final class DemoApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BOUNDARY = "nordlicht-7d1f0c";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI base;

    DemoApi(URI base) {
        this.base = base;
    }

    /** An answer of the interface. */
    record Answer(int status, JsonNode body) {

        /** The stable code of a refusal, else empty. */
        String code() {
            return body.path("code").asString("");
        }
    }

    JsonNode get(String path, @Nullable String bearer) {
        return good("GET " + path, ask(request(path, bearer).GET()));
    }

    JsonNode post(String path, @Nullable String bearer, Map<String, ?> body) {
        return good("POST " + path, tryPost(path, bearer, body));
    }

    JsonNode put(String path, @Nullable String bearer, Map<String, ?> body) {
        HttpRequest.Builder request =
                request(path, bearer).header("Content-Type", "application/json");
        return good("PUT " + path, ask(request.PUT(body(body))));
    }

    Answer tryPost(String path, @Nullable String bearer, Map<String, ?> body) {
        HttpRequest.Builder request =
                request(path, bearer).header("Content-Type", "application/json");
        return ask(request.POST(body(body)));
    }

    /** Sends a file with its options. */
    JsonNode upload(
            String path, String bearer, String fileName, byte[] file, Map<String, ?> options) {
        String head =
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"options\"\r\n"
                        + "Content-Type: application/json\r\n\r\n"
                        + json.writeValueAsString(options)
                        + "\r\n"
                        + "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName
                        + "\"\r\nContent-Type: text/csv\r\n\r\n";
        String tail = "\r\n--" + BOUNDARY + "--\r\n";
        BodyPublisher body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString(tail));
        HttpRequest.Builder request =
                request(path, bearer)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return good("POST " + path, ask(request.POST(body)));
    }

    /** A page or a mail as it is. */
    byte[] raw(String path, @Nullable String bearer) {
        HttpResponse<byte[]> answer = send(request(path, bearer).GET());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** A form as a page or a mail program sends it; the status. */
    int form(URI target, String urlencoded) {
        return send(HttpRequest.newBuilder(base.resolve(target))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(urlencoded)))
                .statusCode();
    }

    /** Where a path of this service is. */
    URI at(String path) {
        return base.resolve(path);
    }

    private HttpRequest.Builder request(String path, @Nullable String bearer) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept-Language", "de");
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private BodyPublisher body(Map<String, ?> body) {
        return BodyPublishers.ofString(json.writeValueAsString(body));
    }

    private Answer ask(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = send(request);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return new Answer(
                answer.statusCode(),
                text.isBlank() ? json.createObjectNode() : json.readTree(text));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("the service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode good(String what, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(
                    what + " answered " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }
}
