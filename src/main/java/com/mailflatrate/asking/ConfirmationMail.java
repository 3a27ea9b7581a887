package com.mailflatrate.asking;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Company;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.keys.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bare mail that asks for the click: one link and one to say never again, no picture, no
 * greeting, nothing a visitor typed (compliance rows C7, C8, C17). Nobody can change it but by a
 * new release; its hash is part of the proof.
 *
 * @param text plain text, as it is sent
 */
public record ConfirmationMail(String subject, String text) {

    private static final int NAME_LENGTH = 60;
    private static final Pattern LINK =
            Pattern.compile("(?i)(https?:|www\\.|\\b[a-z0-9-]+\\.[a-z]{2,}/)\\S*");

    /** What mail programs take for a domain and make a link of. */
    private static final Pattern DOT = Pattern.compile("(?<=[\\p{L}\\p{N}])\\.(?=\\p{L}{2})");

    /** Line breaks, and the marks of the template's places. */
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[\\p{Cntrl}\\s{}]+");

    private static final Pattern SECRET = Pattern.compile("(/c/(?:never/)?)[a-z2-7]{20,}");
    private static final String GERMAN =
            """
            Für diese Adresse wurde am {at} eine Anmeldung abgegeben:

              Absender: {company}
              Liste: {list}
            {from}
            Diese Seite zeigt den Wortlaut, dem zugestimmt wurde. Erst nach der Bestätigung dort wird
            die Liste an diese Adresse gesandt:

            {link}

            Die Seite ist sieben Tage lang gültig. Waren Sie das nicht, dann brauchen Sie nichts zu tun:
            Ohne Bestätigung wird die Adresse nach sieben Tagen gelöscht.

            Nie wieder um eine Bestätigung gebeten werden, gleich von wem:

            {never}

            --\s
            {imprint}
            """;
    private static final String ENGLISH =
            """
            A registration for this address was made on {at}:

              Sender: {company}
              List: {list}
            {from}
            This page shows the wording that was agreed to. The list is sent to this address only
            after it has been confirmed there:

            {link}

            The page is valid for seven days. If this was not you, there is nothing to do:
            without a confirmation the address is deleted after seven days.

            Never to be asked for a confirmation again, by anybody:

            {never}

            --\s
            {imprint}
            """;

    /** What the mail says: who sends what, when somebody asked for it, and from which address. */
    public record Facts(Account account, String list, Instant at, @Nullable String ip) {}

    /**
     * The mail.
     *
     * @param link where it is confirmed
     * @param never where the person says never again
     */
    public static ConfirmationMail of(Language language, Facts facts, String link, String never) {
        boolean german = language == Language.DE;
        Account account = facts.account();
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(
                        german ? "d. MMMM yyyy 'um' H:mm 'Uhr'" : "d MMMM yyyy 'at' H:mm",
                        language.locale());
        String from = facts.ip() == null ? "" : "  " + (german ? "IP-Adresse: " : "IP address: ");
        String text =
                template(language)
                        .replace("{at}", format.format(facts.at().atZone(account.zone())))
                        .replace("{company}", plain(account.company().name()))
                        .replace("{list}", plain(facts.list()))
                        .replace("{from}", facts.ip() == null ? "" : from + facts.ip() + '\n')
                        .replace("{link}", link)
                        .replace("{never}", never)
                        .replace("{imprint}", imprint(account.company()));
        return new ConfirmationMail(subject(language, facts.list()), text);
    }

    /** How the mail of an account looks, for the page where a form is made. */
    public static ConfirmationMail sample(
            Language language, Account account, String list, Instant at, String pages) {
        String dots = "•".repeat(12);
        return of(
                language,
                new Facts(account, list, at, "192.0.2.1"),
                pages + "/c/" + dots,
                pages + "/c/never/" + dots);
    }

    /** SHA-256 of the template in a language, its first 16 digits. */
    public static String version(Language language) {
        return HexFormat.of()
                .formatHex(
                        Secrets.sha256(template(language).getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    /** The text as it may be kept for ever. */
    public String withoutSecrets() {
        return SECRET.matcher(text).replaceAll("$1•••");
    }

    /** A name without line breaks, addresses of pages and what looks like one; 60 characters. */
    static String plain(String name) {
        String flat = LINK.matcher(NOT_OF_A_NAME.matcher(name).replaceAll(" ")).replaceAll("");
        String whole = DOT.matcher(flat).replaceAll(". ").strip();
        return whole.length() > NAME_LENGTH ? whole.substring(0, NAME_LENGTH).strip() : whole;
    }

    private static String subject(Language language, String list) {
        return (language == Language.DE
                        ? "Bitte bestätigen: Anmeldung für "
                        : "Please confirm: registration for ")
                + plain(list);
    }

    private static String template(Language language) {
        return language == Language.DE ? GERMAN : ENGLISH;
    }

    /** The imprint as lines of plain text. */
    public static String imprint(Company company) {
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
