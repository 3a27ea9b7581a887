package com.mailflatrate.sandbox.demo;

import com.mailflatrate.account.signin.Scopes;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A company applies, proves its address, is approved by a person of the operator, and gets a key.
 */
final class Arrival {

    private final DemoApi api;
    private final DemoOperator operator;
    private final DemoMails mails;

    Arrival(DemoApi api, DemoOperator operator, DemoMails mails) {
        this.api = api;
        this.operator = operator;
        this.mails = mails;
    }

    /** The whole way in. */
    Customer take(Progress progress) {
        String email = "katrin.moeller@" + SampleCompany.DOMAIN;
        String password = secret();
        progress.step("Kaffeerösterei Nordlicht applies for an account");
        String account =
                api.post(
                                "/api/v1/applications",
                                null,
                                SampleCompany.application(email, password, acceptedPolicies()))
                        .path("accountId")
                        .asString();
        progress.step("The owner proves her address with the link of a mail");
        api.post(
                "/api/v1/address-confirmations", null, Map.of("secret", mails.secretOfLink(email)));
        progress.step("A reviewer looks at the application and approves it");
        approve(account);
        String session = session(email, password);
        String key = key(session);
        return new Customer(account, email, password, session, key);
    }

    private Map<String, String> acceptedPolicies() {
        Map<String, String> names = Map.of("terms", "terms", "anti-spam", "antiSpam", "dpa", "dpa");
        Map<String, String> accepted = new HashMap<>();
        for (JsonNode policy : api.get("/api/v1/policies", null).path("items")) {
            accepted.put(
                    names.getOrDefault(policy.path("kind").asString(), "other"),
                    policy.path("sha256").asString());
        }
        return accepted;
    }

    private void approve(String account) {
        Waiting.until(
                "the application in the queue",
                () -> {
                    for (JsonNode item :
                            api.get("/api/v1/operator/accounts?state=pending", operator.key())
                                    .path("items")) {
                        if (item.path("id")
                                .asString(item.path("accountId").asString(""))
                                .equals(account)) {
                            return Optional.of(item);
                        }
                    }
                    return Optional.empty();
                });
        api.post(
                "/api/v1/operator/accounts/" + account + "/decision",
                operator.key(),
                Map.of(
                        "decision",
                        "approve",
                        "note",
                        "Register, Website und Telefon geprüft; Herkunft der Liste plausibel."));
    }

    /** A new device may be asked for a mailed code. */
    private String session(String email, String password) {
        DemoApi.Answer answer =
                api.tryPost("/api/v1/sessions", null, Map.of("email", email, "password", password));
        if (answer.code().equals("CODE_REQUIRED")) {
            Map<String, String> withCode =
                    Map.of("email", email, "password", password, "code", mails.code(email));
            return api.post("/api/v1/sessions", null, withCode).path("token").asString();
        }
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(
                    "sign-in answered " + answer.status() + " " + answer.body());
        }
        return answer.body().path("token").asString();
    }

    private String key(String session) {
        JsonNode created =
                api.post(
                        "/api/v1/keys",
                        session,
                        Map.of("name", "Demo", "scopes", Scopes.OF_ACCOUNT));
        for (String field : List.of("secret", "token", "key")) {
            if (created.path(field).asString("").startsWith("mfr_")) {
                return created.path(field).asString();
            }
        }
        throw new IllegalStateException("no key in the answer");
    }

    /** A password nobody else has. */
    static String secret() {
        byte[] random = new byte[9];
        new SecureRandom().nextBytes(random);
        return "nordlicht-" + HexFormat.of().formatHex(random);
    }
}
