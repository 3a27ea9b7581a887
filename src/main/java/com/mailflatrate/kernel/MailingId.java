package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The number every mailing carries in its header and footer: 11 random base32 characters and a
 * check character, shown as {@code mfr-abcd-efgh-ijkl}. Holds no address and no account.
 *
 * @param value the 12 characters, lower case, without the hyphens
 */
public record MailingId(String value) {

    private static final int LENGTH = 12;

    /** Refuses anything but a well-formed id: only {@link #parse} reads what people typed. */
    public MailingId {
        if (value.length() != LENGTH || !isWellFormed(value)) {
            throw new IllegalArgumentException("not a mailing id: " + value);
        }
    }

    /** A fresh id; the source must be a secure one. */
    public static MailingId random(RandomGenerator secure) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            text.append(Base32.letter(secure.nextInt(32)));
        }
        return new MailingId(text.append(check(text)).toString());
    }

    /** Reads any spelling: any case, with or without {@code mfr-}, spaces, hyphens of any kind. */
    public static Optional<MailingId> parse(String text) {
        if (text.length() > 200) {
            return Optional.empty();
        }
        String bare =
                text.strip()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[\\s\\p{Pd}\\u00ad\\u200b]+", "");
        if (bare.length() == LENGTH + 3 && bare.startsWith("mfr")) {
            bare = bare.substring(3);
        }
        return bare.length() == LENGTH && isWellFormed(bare)
                ? Optional.of(new MailingId(bare))
                : Optional.empty();
    }

    /** As people and JSON see it: {@code mfr-abcd-efgh-ijkl}. */
    @Override
    public String toString() {
        return "mfr-"
                + value.substring(0, 4)
                + '-'
                + value.substring(4, 8)
                + '-'
                + value.substring(8);
    }

    private static boolean isWellFormed(String bare) {
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (Base32.digit(c) < 0 || Character.isUpperCase(c)) {
                return false;
            }
        }
        return check(bare.substring(0, LENGTH - 1)) == bare.charAt(LENGTH - 1);
    }

    /**
     * Weighted sum modulo 31 with weights 1 to 11: finds every changed character but one pair, and
     * neighbours swapped.
     */
    private static char check(CharSequence first) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (i + 1) * Base32.digit(first.charAt(i));
        }
        return Base32.letter(sum % 31);
    }
}
