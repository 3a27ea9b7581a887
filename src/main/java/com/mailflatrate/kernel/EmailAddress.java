package com.mailflatrate.kernel;

import com.ibm.icu.text.IDNA;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as RFC 5321 §4.1.2 knows it, without the forms nobody should type: quoted local parts
 * (unless the quotes are idle), source routes, comments, address literals. Masks itself in logs.
 * Immutable.
 *
 * @param local the local part as given, NFC, case kept, because by the RFC case may matter
 * @param domain the domain in lower-case A-labels
 */
public record EmailAddress(String local, String domain) {

    private static final int LOCAL_OCTETS = 64;
    private static final int DOMAIN_OCTETS = 253;
    private static final int PATH_OCTETS = 254;
    private static final int INPUT_CHARS = 400;
    private static final Pattern DOT_ATOM =
            Pattern.compile(
                    "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff]");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final IDNA UTS46 =
            IDNA.getUTS46Instance(
                    IDNA.NONTRANSITIONAL_TO_ASCII
                            | IDNA.CHECK_BIDI
                            | IDNA.CHECK_CONTEXTJ
                            | IDNA.USE_STD3_RULES);

    /** Reads an address; empty when it is none we would mail. White space around it is idle. */
    public static Optional<EmailAddress> parse(String text) {
        String bare = text.strip();
        int at = bare.lastIndexOf('@');
        if (bare.length() > INPUT_CHARS || at < 1) {
            return Optional.empty();
        }
        String local = Normalizer.normalize(unquoted(bare.substring(0, at)), Normalizer.Form.NFC);
        if (!DOT_ATOM.matcher(withoutInvisible(local)).matches() || octets(local) > LOCAL_OCTETS) {
            return Optional.empty();
        }
        return domain(bare.substring(at + 1))
                .filter(domain -> octets(local) + 1 + domain.length() <= PATH_OCTETS)
                .map(domain -> new EmailAddress(local, domain));
    }

    /**
     * A domain name in lower-case A-labels (NFC, UTS #46 non-transitional, so that {@code straße}
     * stays itself); empty when it is none or has a single label.
     */
    public static Optional<String> domain(String text) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = new StringBuilder();
        if (text.isEmpty() || text.length() > INPUT_CHARS) {
            return Optional.empty();
        }
        UTS46.nameToASCII(text, ascii, info);
        String domain = ascii.toString().toLowerCase(Locale.ROOT);
        boolean shaped =
                !info.hasErrors() && domain.length() <= DOMAIN_OCTETS && domain.indexOf('.') > 0;
        return shaped && labelsAreValid(domain) ? Optional.of(domain) : Optional.empty();
    }

    /**
     * What tells two addresses apart: lower-cased local part with its tag, and the domain
     * (compliance rule 6.3).
     */
    public String key() {
        return local.toLowerCase(Locale.ROOT) + '@' + domain;
    }

    /** The full address, for mail and for people who may see it. Never for a log. */
    public String full() {
        return local + '@' + domain;
    }

    /** The local part needs SMTPUTF8 (RFC 6531). */
    public boolean needsSmtpUtf8() {
        return local.chars().anyMatch(c -> c > 127);
    }

    /** As shown where nobody has signed in: first letter, dots, domain. */
    public String masked() {
        return local.substring(0, local.offsetByCodePoints(0, 1)) + "•••@" + domain;
    }

    /** Masked, so that no log holds an address. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean labelsAreValid(String domain) {
        for (String label : domain.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        String last = domain.substring(domain.lastIndexOf('.') + 1);
        return !last.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String unquoted(String local) {
        boolean quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
        return quoted ? local.substring(1, local.length() - 1) : local;
    }

    /**
     * Zero-width and bidi characters are let through here, so that the role check can name the
     * trick.
     */
    private static String withoutInvisible(String local) {
        return local.chars().allMatch(c -> c < 128)
                ? local
                : INVISIBLE.matcher(local).replaceAll("");
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
