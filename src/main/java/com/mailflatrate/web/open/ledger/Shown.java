package com.mailflatrate.web.open.ledger;

import com.mailflatrate.ledger.Certificate;
import com.mailflatrate.web.shared.Shell;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    public record Fact(String name, String value) {

        private static final String FIELD = "field.";
        private static final Set<String> TIMES = Set.of("at", "acceptedAt", "claimAt", "asked");

        /** The name in words; what a later version records keeps its own. */
        public String label(Shell shell) {
            if (name.startsWith(FIELD)) {
                return shell.text("open.verify.fact.field", name.substring(FIELD.length()));
            }
            String key = "open.verify.fact." + name;
            return shell.has(key) ? shell.text(key) : name;
        }

        /** The value in words, where it is not what somebody typed or a machine said. */
        public String text(Shell shell) {
            String grade = "evidence.grade." + value;
            if (name.equals("grade") && shell.has(grade)) {
                return shell.text(grade);
            }
            if (TIMES.contains(name)) {
                return stamp(shell);
            }
            return switch (value) {
                case "true" -> shell.text("evidence.yes");
                case "false" -> shell.text("evidence.no");
                default -> value;
            };
        }

        private String stamp(Shell shell) {
            try {
                return shell.stamp(Instant.parse(value));
            } catch (DateTimeParseException otherwise) {
                return value;
            }
        }
    }

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
