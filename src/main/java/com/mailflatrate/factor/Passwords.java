package com.mailflatrate.factor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords by argon2id with 19 MiB, two passes, one lane (the first choice of OWASP's list). At
 * most four are worked on at once, so that a flood of sign-ins costs 76 MiB and not the machine.
 * Thread-safe.
 */
@Component
public final class Passwords {

    /** The fewest characters. */
    public static final int SHORTEST = 10;

    /** The most characters. */
    public static final int LONGEST = 200;

    /** The fewest different characters, without regard to case. */
    public static final int FEWEST_KINDS = 4;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 4;
    private static final Set<String> KNOWN_TO_ALL =
            Set.of(
                    "1234567890",
                    "12345678910",
                    "0123456789",
                    "password12",
                    "password123",
                    "passwort12",
                    "passwort123",
                    "qwertyuiop",
                    "qwertzuiop",
                    "iloveyou12",
                    "willkommen",
                    "willkommen1",
                    "administrator",
                    "mailflatrate");

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, PASSES);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodys = argon2.encode("nobody signs in with this");

    /**
     * The encoded hash to store.
     *
     * @param password of at most {@link #LONGEST} characters; whoever asks has refused longer ones,
     *     so that nobody makes us work on a megabyte
     */
    public String hash(String password) {
        checkLength(password);
        turns.acquireUninterruptibly();
        try {
            return String.valueOf(argon2.encode(password));
        } finally {
            turns.release();
        }
    }

    /**
     * Whether it is the password; takes the same time when there is no hash to compare with, and is
     * false then.
     *
     * @param password of at most {@link #LONGEST} characters, as for {@link #hash}
     */
    public boolean matches(String password, @Nullable String hash) {
        checkLength(password);
        turns.acquireUninterruptibly();
        try {
            boolean same = argon2.matches(password, hash == null ? nobodys : hash);
            return same && hash != null;
        } finally {
            turns.release();
        }
    }

    private static void checkLength(String password) {
        if (password.length() > LONGEST) {
            throw new IllegalArgumentException("a password of " + password.length());
        }
    }

    /**
     * The passwords that everybody tries, in lower case and without blanks; for the help beside a
     * field.
     */
    public static List<String> wellKnown() {
        return KNOWN_TO_ALL.stream().sorted().toList();
    }

    /**
     * Whether somebody would guess it: known to all, one character over and over, or the person's
     * own address.
     */
    public static boolean isGuessable(String password, String email) {
        String lower = password.toLowerCase(Locale.ROOT);
        return KNOWN_TO_ALL.contains(lower)
                || lower.chars().distinct().count() < FEWEST_KINDS
                || lower.equals(email.toLowerCase(Locale.ROOT));
    }
}
