package com.mailflatrate.sandbox.demo;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What happened, as the service itself counted it.
 *
 * @param imported the import as the interface shows it
 * @param mailing the mailing as the interface shows it
 * @param list the list's counts at the end
 * @param verdict what the desk said of the complaint by mailing ID
 */
record Figures(
        JsonNode imported, JsonNode gate, JsonNode mailing, JsonNode list, JsonNode verdict) {

    String importLine() {
        String refused =
                imported.path("byReason").properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(reason -> reason.getKey() + " " + number(reason.getValue()))
                        .collect(Collectors.joining(", "));
        return "%s rows imported: %s accepted, %s without proof, %s refused (%s)"
                .formatted(
                        number(imported.path("total")),
                        number(imported.path("accepted")),
                        number(imported.path("unproven")),
                        number(imported.path("rejected")),
                        refused);
    }

    String mailingLine() {
        return "Mailing %s passed the gate %s and went to %s of %s: %s accepted, %s bounced in the session"
                .formatted(
                        mailing.path("mailingId").asString(),
                        gate.path("verdict").asString(),
                        number(gate.path("audience").path("sendable")),
                        number(gate.path("audience").path("selected")),
                        number(mailing.path("accepted")),
                        number(mailing.path("bounced")));
    }

    String listLine() {
        JsonNode counts = list.path("counts");
        return "What came back had its effect: %s subscribed, %s bounced, %s complained, %s unsubscribed"
                .formatted(
                        number(counts.path("subscribed")),
                        number(counts.path("bounced")),
                        number(counts.path("complained")),
                        number(counts.path("unsubscribed")));
    }

    String verdictLine() {
        return "The desk on a complaint that only names the mailing ID: \"%s\", case %s"
                .formatted(verdict.path("verdict").asString(), verdict.path("id").asString());
    }

    private static String number(JsonNode node) {
        return String.format(Locale.UK, "%,d", node.asLong());
    }
}
