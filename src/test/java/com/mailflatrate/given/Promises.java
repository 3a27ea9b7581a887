package com.mailflatrate.given;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the description of the interface promises of its answers. Whatever a test asks over HTTP is
 * held against it, so every answer any test ever gets is as described. Thread-safe.
 */
final class Promises {

    private static final Map<String, Promises> BY_SERVICE = new ConcurrentHashMap<>();

    private final List<Promise> promises = new ArrayList<>();

    private Promises(JsonNode document) {
        for (Described one : Described.all(document)) {
            String path = one.path().replaceAll("\\{[^}]+}", "[^/]+");
            promises.add(new Promise(one, Pattern.compile(path)));
        }
    }

    private record Promise(Described operation, Pattern path) {}

    /**
     * Fails when an answer is not as its operation describes; says nothing while a service cannot
     * describe itself because it is starting or its database is away.
     */
    static void keep(
            String service,
            String method,
            String path,
            HttpResponse<String> answer,
            Supplier<HttpResponse<String>> description) {
        String bare = path.split("\\?", 2)[0];
        if (!bare.startsWith("/api/v1/") || bare.equals("/api/v1/openapi.json")) {
            return;
        }
        Promises known = BY_SERVICE.get(service);
        if (known == null) {
            known = read(description.get());
            if (known == null) {
                return;
            }
            BY_SERVICE.put(service, known);
        }
        for (Promise promise : known.promises) {
            Described operation = promise.operation();
            if (operation.method().equals(method) && promise.path().matcher(bare).matches()) {
                List<String> faults = operation.faults(answer);
                if (!faults.isEmpty()) {
                    throw new AssertionError(operation.name() + " broke its promise: " + faults);
                }
                return;
            }
        }
    }

    private static @Nullable Promises read(HttpResponse<String> description) {
        return description.statusCode() == 200
                ? new Promises(JsonMapper.shared().readTree(description.body()))
                : null;
    }
}
