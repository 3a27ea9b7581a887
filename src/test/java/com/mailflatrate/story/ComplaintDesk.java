package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Where the operator gives in what somebody complains about. */
final class ComplaintDesk {

    private final World world;

    ComplaintDesk(World world) {
        this.world = world;
    }

    /** With the whole mail. */
    JsonNode judge(String mail) {
        return world.outside()
                .postRaw("/api/v1/operator/complaints", world.operatorKey(), "message/rfc822", mail)
                .good();
    }

    /** With what a complainant says. */
    JsonNode judge(Map<String, String> body) {
        Map<String, String> complete = new HashMap<>(body);
        complete.putIfAbsent("text", "Ich habe das nicht bestellt.");
        return world.outside()
                .post("/api/v1/operator/complaints", world.operatorKey(), complete)
                .good();
    }

    /** Fails if an id that nobody sent, one altered by four letters or none leads to a contact. */
    void namesNobodyFor(String id) {
        String swapped = id.substring(0, id.length() - 4) + (id.endsWith("aaaa") ? "bbbb" : "aaaa");
        assertThat(
                        judge(Map.of("mailingId", swapped))
                                .path("contact")
                                .path("email")
                                .asString("nobody"))
                .isEqualTo("nobody");
        assertThat(judge(Map.of("mailingId", "mfr-aaaa-bbbb-cccc")).path("verdict").asString())
                .isIn("forged", "unknown", "damaged");
        assertThat(
                        judge(Map.of("text", "Ich bekomme Post von irgendwem."))
                                .path("verdict")
                                .asString())
                .isEqualTo("unknown");
    }
}
