package com.mailflatrate.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The export of a system that keeps a record of each confirmation, recognised by headings that only
 * it writes together. Recognised is evidence, not proof: headings can be typed, which is why a
 * person draws rows.
 */
public enum Layout {
    MAILCHIMP(
            "Mailchimp",
            Set.of("emailaddress", "confirmtime", "leid", "euid"),
            Map.of(
                    "email", "emailaddress",
                    "consentAt", "confirmtime",
                    "consentIp", "confirmip")),
    CLEVERREACH(
            "CleverReach",
            Set.of("email", "registered", "activated", "deactivated"),
            Map.of("email", "email", "consentAt", "activated", "consentSource", "source")),
    RAPIDMAIL(
            "rapidmail",
            Set.of("email", "mailtype", "status", "activated"),
            Map.of(
                    "email", "email",
                    "consentAt", "activated",
                    "consentIp", "activatedip",
                    "standing", "status")),
    BREVO(
            "Brevo",
            Set.of("email", "doubleoptin", "addedtime", "modifiedtime"),
            Map.of("email", "email", "standing", "emailstatus")),
    MAILERLITE(
            "MailerLite",
            Set.of("subscriber", "status", "optedinat", "optinip"),
            Map.of(
                    "email", "subscriber",
                    "consentAt", "optedinat",
                    "consentIp", "optinip",
                    "consentSource", "source",
                    "standing", "status")),
    INXMAIL(
            "Inxmail",
            Set.of("email", "subscriptiondate", "hardbounce", "trackingpermission"),
            Map.of("email", "email", "consentAt", "verificationdate", "standing", "hardbounce")),
    MAILWIZZ(
            "MailWizz",
            Set.of("email", "optindate", "confirmdate", "confirmip"),
            Map.of(
                    "email", "email",
                    "consentAt", "confirmdate",
                    "consentIp", "confirmip",
                    "consentSource", "source",
                    "standing", "status"));

    private final String system;
    private final Set<String> signature;
    private final Map<String, String> columns;

    Layout(String system, Set<String> signature, Map<String, String> columns) {
        this.system = system;
        this.signature = signature;
        this.columns = columns;
    }

    /** The system's name, as it writes it. */
    public String system() {
        return system;
    }

    /** Whose export this is; empty when no signature is there in full. */
    public static Optional<Layout> of(List<String> headings) {
        Set<String> bare = headings.stream().map(Layout::bare).collect(Collectors.toSet());
        for (Layout layout : values()) {
            if (bare.containsAll(layout.signature)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** Our field to the heading that holds it in this export. */
    Map<String, String> mapping(List<String> headings) {
        Map<String, String> mapping = new LinkedHashMap<>();
        columns.forEach(
                (field, wanted) ->
                        headings.stream()
                                .filter(heading -> bare(heading).equals(wanted))
                                .findFirst()
                                .ifPresent(heading -> mapping.put(field, heading)));
        return mapping;
    }

    static String bare(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
