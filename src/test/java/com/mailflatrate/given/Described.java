package com.mailflatrate.given;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One operation of the description.
 *
 * @param document the whole description
 * @param method in upper case
 * @param path with its variables in braces
 */
public record Described(JsonNode document, String method, String path, JsonNode operation) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The description as it is served. */
    public static JsonNode document(Http http) {
        return JSON.readTree(http.get("/api/v1/openapi.json").body());
    }

    /** Every operation. */
    public static List<Described> all(JsonNode document) {
        List<Described> all = new ArrayList<>();
        document.get("paths")
                .propertyStream()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyStream()
                                        .forEach(
                                                one ->
                                                        all.add(
                                                                new Described(
                                                                        document,
                                                                        one.getKey()
                                                                                .toUpperCase(
                                                                                        java.util
                                                                                                .Locale
                                                                                                .ROOT),
                                                                        path.getKey(),
                                                                        one.getValue()))));
        return all;
    }

    /** Method and path. */
    public String name() {
        return method + " " + path;
    }

    /** Whether it asks for no token. */
    public boolean isOpen() {
        return operation.has("security") && operation.get("security").isEmpty();
    }

    /** The answer described for a status, the one for all others when there is none of its own. */
    public JsonNode answer(int status) {
        JsonNode answers = operation.get("responses");
        JsonNode own = answers.path(Integer.toString(status));
        return SchemaCheck.follow(document, own.isMissingNode() ? answers.path("default") : own);
    }

    /** What is wrong with a real answer; empty when it is as described. */
    public List<String> faults(HttpResponse<String> real) {
        List<String> faults = new ArrayList<>();
        int status = real.statusCode();
        boolean ours = status >= 500 && operation.get("responses").has("default");
        if (!ours && !operation.get("responses").has(Integer.toString(status))) {
            faults.add(status + " is not described: " + real.body());
        }
        JsonNode content = answer(status).path("content");
        if (content.isMissingNode()) {
            if (!real.body().isEmpty()) {
                faults.add("a body although none is described: " + real.body());
            }
            return faults;
        }
        String type = real.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            faults.add(type + " is not described for " + status);
        } else if (type.endsWith("json")) {
            faults.addAll(
                    SchemaCheck.faults(document, media.path("schema"), JSON.readTree(real.body())));
        }
        return faults;
    }
}
