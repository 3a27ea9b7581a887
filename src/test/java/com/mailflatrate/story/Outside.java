package com.mailflatrate.story;

import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has nothing but HTTP, the documentation and a bearer token. */
final class Outside {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "story-3f9a";

    private final Http http;
    private final int port;

    Outside(int port) {
        this.port = port;
        http = new Http(port);
    }

    /** An answer. */
    record Answer(int status, JsonNode json, HttpResponse<String> raw) {

        String code() {
            return json.path("code").asString("");
        }

        /** The body of a success; a failure fails the test with everything it said. */
        JsonNode good() {
            if (status / 100 != 2) {
                throw new AssertionError(
                        raw.request().method()
                                + " "
                                + raw.uri()
                                + " answered "
                                + status
                                + " "
                                + raw.body());
            }
            return json;
        }
    }

    Http http() {
        return http;
    }

    Answer get(String path, @Nullable String bearer) {
        return answer(http.get(path, headers(bearer)));
    }

    Answer post(String path, @Nullable String bearer, Object body) {
        return answer(http.postJson(path, JSON.writeValueAsString(body), headers(bearer)));
    }

    Answer put(String path, @Nullable String bearer, Object body) {
        return answer(
                http.send(
                        "PUT",
                        path,
                        JSON.writeValueAsString(body),
                        headers(bearer, "Content-Type", "application/json")));
    }

    /** Any method; null for no body. */
    Answer send(String method, String path, String bearer, @Nullable String json) {
        return answer(
                http.send(method, path, json, headers(bearer, "Content-Type", "application/json")));
    }

    Answer postRaw(String path, @Nullable String bearer, String type, String body) {
        return answer(http.send("POST", path, body, headers(bearer, "Content-Type", type)));
    }

    /** A file with its options, as a page or a program sends it. */
    Answer upload(String path, String bearer, String file, Map<String, ?> options) {
        String body =
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"options\"\r\n"
                        + "Content-Type: application/json\r\n\r\n"
                        + JSON.writeValueAsString(options)
                        + "\r\n--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n"
                        + file
                        + "\r\n--"
                        + BOUNDARY
                        + "--\r\n";
        return postRaw(path, bearer, "multipart/form-data; boundary=" + BOUNDARY, body);
    }

    /** Accepts the anti-spam policy on the page to which somebody is led at the first sign-in. */
    void acceptPolicy(String session) {
        String page = "/profile/policy";
        String sha256 =
                get("/api/v1/policies", null)
                        .good()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("kind").asString().equals("anti-spam"))
                        .findFirst()
                        .orElseThrow()
                        .path("sha256")
                        .asString();
        int status = new Pages(port, session).post(page, page, "sha256", sha256).statusCode();
        if (status != 302) {
            throw new AssertionError("the policy answered " + status);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer answer(HttpResponse<String> raw) {
        String type = raw.headers().firstValue("Content-Type").orElse("");
        boolean readable = type.contains("json") && !raw.body().isBlank();
        return new Answer(
                raw.statusCode(),
                readable ? JSON.readTree(raw.body()) : JSON.createObjectNode(),
                raw);
    }

    private static String[] headers(@Nullable String bearer, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        if (bearer != null) {
            all.add("Authorization");
            all.add("Bearer " + bearer);
        }
        all.add("Accept-Language");
        all.add("en");
        return all.toArray(String[]::new);
    }
}
