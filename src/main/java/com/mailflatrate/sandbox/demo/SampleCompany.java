package com.mailflatrate.sandbox.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** An invented coffee roastery, what it says about itself, and what it writes. */
final class SampleCompany {

    static final String NAME = "Kaffeerösterei Nordlicht GmbH";
    static final String BRAND = "Kaffeerösterei Nordlicht";
    static final String DOMAIN = "nordlicht-kaffee.test";
    static final String SENDER = "post@" + DOMAIN;
    static final String OWNER = "Katrin Möller";

    private SampleCompany() {}

    /** An application as the interface takes it. */
    static Map<String, Object> application(
            String email, String password, Map<String, String> accepted) {
        return Map.of(
                "company",
                company(),
                "user",
                Map.of("name", OWNER, "email", email, "password", password),
                "purpose",
                "Monatlicher Rundbrief mit neuen Röstungen und Terminen im Laden",
                "expectedMonthlyMails",
                4000,
                "origins",
                List.of(origin(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1))),
                "accept",
                accepted);
    }

    private static Map<String, Object> company() {
        return Map.ofEntries(
                Map.entry("name", NAME),
                Map.entry("legalForm", "GmbH"),
                Map.entry("street", "Kanalstraße 14"),
                Map.entry("postalCode", "24159"),
                Map.entry("city", "Kiel"),
                Map.entry("country", "DE"),
                Map.entry("phone", "+49 431 5550123"),
                Map.entry("email", SENDER),
                Map.entry("website", "https://www." + DOMAIN),
                Map.entry("registerCourt", "Amtsgericht Kiel"),
                Map.entry("registerNumber", "HRB 21877 KI"),
                Map.entry("representatives", List.of(OWNER)));
    }

    /** Where the list comes from. */
    static Map<String, Object> origin(LocalDate from, LocalDate to) {
        return Map.of(
                "kind",
                "other-system",
                "description",
                "Anmeldungen zum Rundbrief über die Website, mit Bestätigung, aus dem alten Versandsystem",
                "collectionUrl",
                "https://www." + DOMAIN + "/post",
                "system",
                "Altes Newslettersystem",
                "periodFrom",
                from.toString(),
                "periodTo",
                to.toString(),
                "contacts",
                SampleList.ROWS);
    }

    /** What the list knows beyond names and towns, as people call it. */
    static Map<String, Object> field() {
        return Map.of("key", "favourite", "label", "Lieblingssorte", "type", "text");
    }

    /** Our field names and the headings of the file. */
    static Map<String, String> mapping() {
        return Map.of(
                "email", "E-Mail",
                "firstName", "Vorname",
                "lastName", "Nachname",
                "city", "Ort",
                "favourite", "Lieblingssorte",
                "consentAt", "Anmeldung",
                "consentIp", "IP-Adresse",
                "consentSource", "Seite");
    }

    /** The campaign. */
    static Map<String, Object> campaign(String listId) {
        return Map.of(
                "name",
                "Winterkaffee im Dezember",
                "listIds",
                List.of(listId),
                "from",
                Map.of("name", BRAND, "email", SENDER),
                "replyTo",
                SENDER,
                "subject",
                "Der Winterkaffee ist da, {{ contact.firstName | default: \"liebe Kaffeefreunde\" }}",
                "preheader",
                "Dunkler geröstet als im letzten Jahr, mit einem Hauch Kardamom. Bis zum dritten Advent.",
                "html",
                html(),
                "tracking",
                "off");
    }

    private static String html() {
        try (InputStream in = SampleCompany.class.getResourceAsStream("winterkaffee.html")) {
            if (in == null) {
                throw new IllegalStateException("missing winterkaffee.html");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
