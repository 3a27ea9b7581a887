package com.mailflatrate.policy;

import com.mailflatrate.policy.RoleWord.Tier;
import com.mailflatrate.policy.data.DataFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of functional mailboxes with its derived forms. Immutable, thread-safe. */
final class RoleWords {

    private static final Pattern SEPARATOR = Pattern.compile("[._-]+");
    private static final Pattern PATTERNS =
            Pattern.compile(
                    "(noreply.*)|(.*noreply)|(no[-._]?reply.*)|(.*no[-._]reply)"
                            + "|(do[-._]?not[-._]?reply.*)|(.+-request)|(owner-.*)|(.+-owner)|(.+-bounces?)"
                            + "|(bounce[-+=].*)|(prvs=.*)|(srs[01]=.*)");
    private static final String PARTS =
            "(team|service|abteilung|stelle|buero|leitung|dienst|annahme|beratung|center)";
    private static final Pattern PART_LAST = Pattern.compile("(.{2,}?)(?:s|es|n|en)??" + PARTS);
    private static final Pattern PART_FIRST = Pattern.compile(PARTS + "s?(.{2,})");
    private static final Pattern JOINT = Pattern.compile("(s|es|n|en)$");
    private static final Pattern OUTER_SEPARATORS = Pattern.compile("^[._-]+|[._-]+$");

    /** What every machine's shape contains: a cheap question before the pattern's expensive one. */
    private static final String[] MACHINE = {"reply", "request", "owner", "bounce", "prvs=", "srs"};

    private static final String[] PART = PARTS.substring(1, PARTS.length() - 1).split("\\|", -1);
    private static final Pattern TYPED_DIGITS = Pattern.compile("([._-]*)\\d{1,2}[._-]*$");

    private final Map<String, RoleWord> exact = new HashMap<>();
    private final Map<String, RoleWord> collapsed = new HashMap<>();
    private final Map<String, RoleWord> skeletons = new HashMap<>();
    private final String version;

    RoleWords(DataFile file) {
        for (String[] row : file.rows()) {
            RoleWord word =
                    new RoleWord(
                            row[0], Tier.valueOf(row[1]), row[3].equals("1"), row[4].equals("1"));
            exact.put(dashed(row[0]), word);
            skeletons.put(LocalPartKeys.skeleton(row[0]), word);
            String bare = withoutSeparators(row[0]);
            if (bare.length() >= 4 && (word.strict() || word.text().equals("office"))) {
                collapsed.putIfAbsent(bare, word);
            }
        }
        version = sha256(file.bytes()).substring(0, 12);
    }

    /** The word itself, whatever separates its parts. */
    Optional<RoleWord> exact(String key) {
        return Optional.ofNullable(exact.get(dashed(key)));
    }

    /**
     * The word itself, or a German compound of a function and a known stem ({@code
     * vertriebsleitung}).
     */
    Optional<RoleWord> word(String key) {
        return exact(key).or(() -> compound(key));
    }

    /**
     * A word that appears when all separators are taken out; from four letters, not for {@code T3}.
     */
    Optional<RoleWord> collapsed(String key) {
        return Optional.ofNullable(collapsed.get(withoutSeparators(key)));
    }

    /** A word this looks like though it is written with other letters. */
    Optional<RoleWord> lookalike(String key) {
        return LocalPartKeys.disguised(key)
                ? Optional.ofNullable(skeletons.get(LocalPartKeys.skeleton(key)))
                : Optional.empty();
    }

    /** Shapes that only machines use. */
    boolean machine(String key) {
        for (String part : MACHINE) {
            if (key.contains(part)) {
                return PATTERNS.matcher(key).matches();
            }
        }
        return false;
    }

    /** Without up to two digits at the end and what separates them. */
    static String withoutNumber(String key) {
        if (key.isEmpty() || isBare(key.charAt(0)) && isBare(key.charAt(key.length() - 1))) {
            return key;
        }
        Matcher number = TYPED_DIGITS.matcher(key);
        boolean number3 =
                number.find()
                        && number.start() > 0
                        && Character.isDigit(key.charAt(number.start() - 1));
        String stem = number3 ? key : TYPED_DIGITS.matcher(key).replaceFirst("");
        return OUTER_SEPARATORS.matcher(stem).replaceAll("");
    }

    private static boolean isBare(char c) {
        return (c < '0' || c > '9') && !isSeparator(c);
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '_' || c == '-';
    }

    /** First digits of the SHA-256 of the list. */
    String version() {
        return version;
    }

    private Optional<RoleWord> compound(String key) {
        boolean likely = false;
        for (String part : PART) {
            likely |= key.startsWith(part) || key.endsWith(part);
        }
        if (!likely) {
            return Optional.empty();
        }
        Matcher last = PART_LAST.matcher(key);
        if (last.matches()) {
            return stem(last.group(1)).or(() -> stem(withoutJoint(key, last.group(2))));
        }
        Matcher first = PART_FIRST.matcher(key);
        return first.matches() ? stem(first.group(2)) : Optional.empty();
    }

    private Optional<RoleWord> stem(String stem) {
        return Optional.ofNullable(exact.get(stem)).filter(word -> word.tier() == Tier.T2);
    }

    private static String withoutJoint(String key, String part) {
        return JOINT.matcher(key.substring(0, key.length() - part.length())).replaceAll("");
    }

    private static String dashed(String key) {
        return separated(key, "-");
    }

    private static String withoutSeparators(String key) {
        return separated(key, "");
    }

    /** With this between its parts instead of what is there. */
    private static String separated(String key, String by) {
        for (int i = 0; i < key.length(); i++) {
            if (isSeparator(key.charAt(i))) {
                return SEPARATOR.matcher(key).replaceAll(by);
            }
        }
        return key;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
