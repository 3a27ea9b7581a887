package com.mailflatrate.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Guesses from its heading what a column holds; a person corrects it on the page. */
public final class ColumnGuesses {

    private static final Map<String, List<String>> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put("standing", List.of("abonnentenstatus", "subscriberstatus", "memberstatus"));
        HEADINGS.put(
                "email",
                List.of(
                        "email",
                        "mail",
                        "emailadresse",
                        "mailadresse",
                        "emailaddress",
                        "epost",
                        "kontaktemail"));
        HEADINGS.put("firstName", List.of("firstname", "vorname", "givenname", "fname", "name1"));
        HEADINGS.put(
                "lastName",
                List.of("lastname", "nachname", "familienname", "surname", "familyname", "lname"));
        HEADINGS.put("salutation", List.of("anrede", "salutation"));
        HEADINGS.put("city", List.of("ort", "stadt", "city", "wohnort"));
        HEADINGS.put(
                "consentAt",
                List.of(
                        "consentat",
                        "bestaetigtam",
                        "bestätigtam",
                        "optintime",
                        "optindate",
                        "doidate",
                        "confirmtime",
                        "confirmedat",
                        "optin",
                        "einwilligungam",
                        "anmeldedatum",
                        "angemeldetam",
                        "zeitpunkt",
                        "consentdate",
                        "timestamp",
                        "doiconfirmed"));
        HEADINGS.put(
                "consentIp",
                List.of(
                        "consentip",
                        "ip",
                        "ipadresse",
                        "ipaddress",
                        "optinip",
                        "confirmip",
                        "doiip",
                        "bestaetigtip"));
        HEADINGS.put(
                "proofPage",
                List.of(
                        "proofpage",
                        "scanpage",
                        "scanseite",
                        "belegseite",
                        "seiteimscan",
                        "blatt"));
        HEADINGS.put(
                "consentSource",
                List.of(
                        "consentsource",
                        "quelle",
                        "source",
                        "form",
                        "formular",
                        "optinsource",
                        "herkunft",
                        "url",
                        "seite"));
    }

    private ColumnGuesses() {}

    /**
     * Our field to the column's heading, for every field a heading speaks of, the export of a known
     * system first; each column is used once.
     */
    public static Map<String, String> of(List<String> headings) {
        Map<String, String> guesses = new LinkedHashMap<>();
        Layout.of(headings).ifPresent(layout -> guesses.putAll(layout.mapping(headings)));
        HEADINGS.forEach(
                (field, names) ->
                        headings.stream()
                                .filter(
                                        heading ->
                                                !guesses.containsKey(field)
                                                        && names.contains(Layout.bare(heading))
                                                        && !guesses.containsValue(heading))
                                .findFirst()
                                .ifPresent(heading -> guesses.put(field, heading)));
        return guesses;
    }
}
