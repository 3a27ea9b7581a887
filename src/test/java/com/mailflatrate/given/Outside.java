package com.mailflatrate.given;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applicants and staff of tests, who come in by the API as everybody does. */
public final class Outside {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Http http;
    private final Map<String, String> devices = new ConcurrentHashMap<>();

    /** On a port of loopback. */
    public Outside(int port) {
        http = new Http(port);
    }

    /** Somebody who holds a token. */
    public record Somebody(String accountId, String email, String token) {

        /** The header that says so. */
        public String[] bearer() {
            return new String[] {"Authorization", "Bearer " + token};
        }
    }

    /** Plain calls. */
    public Http http() {
        return http;
    }

    /** An address nobody used before. */
    public static String freshEmail() {
        return "k.moeller"
                + NUMBER.incrementAndGet()
                + "-"
                + System.nanoTime()
                + "@nordlicht-kaffee.test";
    }

    /** The body of an application that is accepted; the argument replaces one part by another. */
    public String application(String email, String... replace) {
        JsonNode policies = json(http.get("/api/v1/policies")).get("items");
        String body =
                """
                {"company": {"name": "Kaffeerösterei Nordlicht GmbH", "legalForm": "gmbh", "street": "Holtenauer Straße 12",
                  "postalCode": "24105", "city": "Kiel", "country": "DE", "phone": "+49 431 1234567",
                  "email": "info@nordlicht-kaffee.test", "registerCourt": "Amtsgericht Kiel",
                  "registerNumber": "HRB 12345", "representatives": ["Katrin Möller"]},
                 "user": {"name": "Katrin Möller", "email": "EMAIL", "password": "Kaffee am Morgen 7"},
                 "purpose": "Neue Röstungen", "expectedMonthlyMails": 5000,
                 "origins": [{"kind": "own-form", "description": "Anmeldung im Laden",
                   "collectionUrl": "https://www.nordlicht-kaffee.test/newsletter"}],
                 "accept": {"terms": "TERMS", "antiSpam": "SPAM", "dpa": "DPA"}}"""
                        .replace("EMAIL", email)
                        .replace("TERMS", policies.get(0).get("sha256").asString())
                        .replace("SPAM", policies.get(1).get("sha256").asString())
                        .replace("DPA", policies.get(2).get("sha256").asString());
        for (int i = 0; i < replace.length; i += 2) {
            body = body.replace(replace[i], replace[i + 1]);
        }
        return body;
    }

    /** Applies and signs in. */
    public Somebody applicant() {
        String email = freshEmail();
        JsonNode applied = json(http.postJson("/api/v1/applications", application(email)));
        return new Somebody(applied.get("accountId").asString(), email, signIn(email));
    }

    /** Signs somebody in again who has applied here; the device is known after the first time. */
    public String signIn(String email) {
        JsonNode session =
                json(
                        http.postJson(
                                "/api/v1/sessions",
                                JSON.writeValueAsString(
                                        Map.of(
                                                "email",
                                                email,
                                                "password",
                                                "Kaffee am Morgen 7",
                                                "device",
                                                devices.getOrDefault(email, "")))));
        devices.put(email, session.path("device").asString());
        return session.get("token").asString();
    }

    /** An answer as JSON. */
    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
