package com.mailflatrate.consent.record;

import com.mailflatrate.ledger.Events;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one event of the ledger; an absent one reads as nothing. */
final class Reading {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FIELD = "field.";

    private final Events.@Nullable Event event;
    private final JsonNode header;
    private final JsonNode facts;

    private Reading(Events.@Nullable Event event) {
        this.event = event;
        this.header = JSON.readTree(event == null ? "{}" : event.header());
        String body = event == null ? null : event.body();
        this.facts = JSON.readTree(body == null ? "{}" : body);
    }

    static Reading of(Events.@Nullable Event event) {
        return new Reading(event);
    }

    @Nullable String header(String name) {
        return header.path(name).asStringOpt().orElse(null);
    }

    ConsentRecord.@Nullable Request request(ZoneId zone) {
        if (event == null) {
            return null;
        }
        return new ConsentRecord.Request(
                event.id(),
                event.at(),
                event.at().atZone(zone).toOffsetDateTime(),
                fact("typed"),
                fact("email"),
                fact("listName"),
                fact("language"),
                fact("page") == null ? fact("claimSource") : fact("page"),
                site(),
                fact("ip") == null ? fact("claimIp") : fact("ip"),
                number("port"),
                fact("agent"),
                flag("tls"),
                fact("checks"),
                flag("consentBox"),
                flag("trackingBox"),
                fields());
    }

    ConsentRecord.@Nullable Mail mail(Reading accepted) {
        if (event == null) {
            return null;
        }
        String at = accepted.fact("acceptedAt");
        return new ConsentRecord.Mail(
                event.id(),
                event.at(),
                fact("messageId"),
                header("template"),
                fact("subject"),
                fact("text"),
                header("mail"),
                at == null ? null : Instant.parse(at),
                accepted.fact("host"),
                accepted.fact("reply"));
    }

    ConsentRecord.@Nullable Click click() {
        if (event == null) {
            return null;
        }
        return new ConsentRecord.Click(
                event.id(),
                event.at(),
                fact("ip"),
                number("port"),
                fact("agent"),
                flag("tls"),
                fact("method"),
                fact("token"),
                header("page"));
    }

    ConsentRecord.@Nullable Later later() {
        if (event == null) {
            return null;
        }
        return new ConsentRecord.Later(
                event.id(),
                event.kind().name().toLowerCase(Locale.ROOT),
                event.at(),
                header("channel"),
                header("scope"),
                header("mailing"),
                fact("ip"),
                fact("agent"));
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        facts.properties()
                .forEach(
                        one -> {
                            if (one.getKey().startsWith(FIELD)) {
                                fields.put(
                                        one.getKey().substring(FIELD.length()),
                                        one.getValue().asString(""));
                            }
                        });
        return fields;
    }

    /** A browser that keeps the site to itself sends the word (RFC 6454 §7.3), which names none. */
    private @Nullable String site() {
        String host = fact("host");
        return "null".equals(host) ? null : host;
    }

    private @Nullable String fact(String name) {
        return facts.path(name).asStringOpt().orElse(null);
    }

    private @Nullable Integer number(String name) {
        JsonNode value = facts.path(name);
        return value.isNumber() ? value.asInt() : null;
    }

    private @Nullable Boolean flag(String name) {
        JsonNode value = facts.path(name);
        return value.isBoolean() ? value.asBoolean() : null;
    }
}
