package com.mailflatrate.story;

import com.mailflatrate.given.Eventually;
import tools.jackson.databind.JsonNode;

/** What a customer reads of a list and of what was sent to it. */
record Readings(Outside outside, Customer customer, String list) {

    JsonNode gate(String id) {
        return outside.get("/api/v1/campaigns/" + id + "/gate", customer.key()).good();
    }

    JsonNode mailing(String id) {
        return outside.get("/api/v1/mailings/" + id, customer.key()).good();
    }

    void untilFinished(String id) {
        for (int i = 0; i < 4 && !mailing(id).path("state").asString().equals("finished"); i++) {
            try {
                Eventually.until(
                        "finished", () -> mailing(id).path("state").asString().equals("finished"));
            } catch (AssertionError e) {
                if (i == 3) {
                    throw new AssertionError("not finished: " + mailing(id), e);
                }
            }
        }
    }

    JsonNode counts() {
        return outside.get("/api/v1/lists/" + list, customer.key()).good().path("counts");
    }

    void untilCount(String status, long count) {
        Eventually.until(count + " " + status, () -> counts().path(status).asLong() == count);
    }

    String statusOf(String address) {
        JsonNode items =
                outside.get(
                                "/api/v1/lists/"
                                        + list
                                        + "/contacts?email="
                                        + Outside.encoded(address),
                                customer.key())
                        .good()
                        .path("items");
        return items.isEmpty() ? "none" : items.get(0).path("status").asString();
    }

    static long sum(JsonNode counts) {
        return counts.properties().stream().mapToLong(entry -> entry.getValue().asLong()).sum();
    }
}
