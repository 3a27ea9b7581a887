package com.mailflatrate.consent;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Company;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.keys.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The bare mail that asks for the click: one link, no picture, no greeting, nothing a visitor typed
 * (compliance rows C7, C8, C17). Nobody can change it but by a new release; its hash is part of the
 * proof.
 */
final class ConfirmationMail {

    private static final int NAME_LENGTH = 60;
    private static final Pattern LINK =
            Pattern.compile("(?i)(https?:|www\\.|\\b[a-z0-9-]+\\.[a-z]{2,}/)\\S*");
    private static final String GERMAN =
            """
            Für diese Adresse wurde am {at} eine Anmeldung abgegeben:

              Absender: {company}
              Liste: {list}

            Erst nach der Bestätigung auf dieser Seite wird die Liste an diese Adresse gesandt:

            {link}

            Die Seite ist sieben Tage lang gültig. Waren Sie das nicht, dann brauchen Sie nichts zu tun:
            Ohne Bestätigung wird die Adresse nach sieben Tagen gelöscht.

            --\s
            {imprint}
            """;
    private static final String ENGLISH =
            """
            A registration for this address was made on {at}:

              Sender: {company}
              List: {list}

            The list is sent to this address only after it has been confirmed on this page:

            {link}

            The page is valid for seven days. If this was not you, there is nothing to do:
            without a confirmation the address is deleted after seven days.

            --\s
            {imprint}
            """;

    private ConfirmationMail() {}

    static String subject(Language language, String list) {
        return (language == Language.DE
                        ? "Bitte bestätigen: Anmeldung für "
                        : "Please confirm: registration for ")
                + plain(list);
    }

    static String text(Account account, String list, Instant at, String link) {
        boolean german = account.language() == Language.DE;
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(
                        german ? "d. MMMM yyyy 'um' H:mm 'Uhr'" : "d MMMM yyyy 'at' H:mm",
                        account.language().locale());
        return (german ? GERMAN : ENGLISH)
                .replace("{at}", format.format(at.atZone(account.zone())))
                .replace("{company}", plain(account.company().name()))
                .replace("{list}", plain(list))
                .replace("{imprint}", imprint(account.company()))
                .replace("{link}", link);
    }

    /** SHA-256 of the template in a language. */
    static String version(Language language) {
        String template = language == Language.DE ? GERMAN : ENGLISH;
        return HexFormat.of()
                .formatHex(Secrets.sha256(template.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    /** A name without line breaks and addresses of pages, at most 60 characters. */
    static String plain(String name) {
        String flat = LINK.matcher(name.replaceAll("[\\p{Cntrl}\\s]+", " ")).replaceAll("").strip();
        return flat.length() > NAME_LENGTH ? flat.substring(0, NAME_LENGTH).strip() : flat;
    }

    private static String imprint(Company company) {
        StringBuilder lines = new StringBuilder(company.name()).append('\n');
        lines.append(company.street())
                .append(", ")
                .append(company.postalCode())
                .append(' ')
                .append(company.city());
        if (!company.representatives().isEmpty()) {
            lines.append('\n').append(String.join(", ", company.representatives()));
        }
        if (company.registerCourt() != null && company.registerNumber() != null) {
            lines.append('\n')
                    .append(company.registerCourt())
                    .append(", ")
                    .append(company.registerNumber());
        }
        if (company.vatId() != null) {
            lines.append('\n').append(company.vatId());
        }
        return lines.append('\n')
                .append(company.phone())
                .append(", ")
                .append(company.email())
                .toString();
    }
}
