package com.mailflatrate.web.open.ledger;

import com.mailflatrate.ledger.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an entry of a genuine certificate says, for a reader to compare with what came along.
 *
 * @param kind lower-case
 * @param facts in its own words; empty when they were erased
 */
public record Shown(long seq, String kind, Instant at, List<Fact> facts) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A name and a value of the record. */
    public record Fact(String name, String value) {}

    /** Copies the facts. */
    public Shown {
        facts = List.copyOf(facts);
    }

    /** The entries of a certificate that was found genuine. */
    static List<Shown> of(String certificate) {
        return JSON.readValue(certificate, Certificate.class).entries().stream()
                .map(Shown::of)
                .toList();
    }

    private static Shown of(Certificate.Entry entry) {
        JsonNode header = JSON.readTree(entry.header());
        String body = entry.facts();
        List<Fact> facts = new ArrayList<>();
        if (body != null) {
            read(body, facts);
        }
        entry.rows().forEach(row -> read(row.facts(), facts));
        return new Shown(
                entry.seq(),
                header.path("kind").asString("").toLowerCase(java.util.Locale.ROOT),
                Instant.parse(header.path("at").asString()),
                facts);
    }

    private static void read(String body, List<Fact> facts) {
        JSON.readTree(body)
                .properties()
                .forEach(
                        one ->
                                facts.add(
                                        new Fact(
                                                one.getKey(),
                                                one.getValue().isString()
                                                        ? one.getValue().asString()
                                                        : one.getValue().toString())));
    }
}
