package com.mailflatrate.policy;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.policy.RoleVerdict.Accepted;
import com.mailflatrate.policy.RoleVerdict.Doubtful;
import com.mailflatrate.policy.RoleVerdict.Refused;
import com.mailflatrate.policy.data.DataFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells functional mailboxes ({@code info@}, {@code vertrieb@}) from personal ones, also in
 * disguise. It looks at the address alone and asks nobody. Immutable, thread-safe.
 */
public final class RoleAddresses {

    private static final RoleAddresses STANDARD = new RoleAddresses();
    private static final RoleVerdict ACCEPTED = new Accepted();
    private static final Pattern SEPARATOR = Pattern.compile("[._-]+");
    private static final Pattern NUMBER = Pattern.compile("[._-]*\\d{3,}$");
    private static final Pattern YAHOO =
            Pattern.compile("(yahoo\\..+|ymail\\.com|rocketmail\\.com)");
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
    private static final Set<String> EVEN_WITH_INITIAL =
            Set.of("info", "sales", "support", "kontakt", "office");
    private static final List<String> FREQUENT =
            List.of(
                    "info",
                    "kontakt",
                    "office",
                    "sales",
                    "support",
                    "service",
                    "admin",
                    "buero",
                    "vertrieb",
                    "marketing");
    private static final int SHORT = 3;

    private final RoleWords words = new RoleWords(DataFile.of("role-local-parts.tsv"));
    private final RoleQualifiers qualifiers =
            new RoleQualifiers(DataFile.of("role-qualifiers.tsv"));

    private RoleAddresses() {}

    /** The rules as shipped. */
    public static RoleAddresses standard() {
        return STANDARD;
    }

    /**
     * Judges an address on its way in. Where a person must answer a confirmation mail first, doubt
     * is resolved by that answer; in a file nobody answers, so it is {@link Doubtful}.
     */
    public RoleVerdict judge(EmailAddress address, IntakePath path) {
        RoleVerdict verdict = judge(address);
        return verdict instanceof Doubtful && path != IntakePath.IMPORT ? ACCEPTED : verdict;
    }

    /**
     * The same, where people of the operator have looked at some look-alikes: those on record are a
     * person's.
     *
     * @param personal whether a look-alike is on record; asked only for what {@link #mayBePersonal}
     */
    public RoleVerdict judge(
            EmailAddress address, IntakePath path, Predicate<EmailAddress> personal) {
        return mayBePersonal(address) && personal.test(address) ? ACCEPTED : judge(address, path);
    }

    /**
     * Whether a look-alike may be a person's after all: it reads like a function only when its
     * separators are taken away. Letters of several scripts nobody has by chance (compliance rule
     * 6.3, step 4).
     */
    public boolean mayBePersonal(EmailAddress address) {
        return judge(address, IntakePath.IMPORT) instanceof Refused(Code code, String _)
                && code == Code.ROLE_LOOKALIKE
                && !LocalPartKeys.disguised(LocalPartKeys.folded(address.local()));
    }

    /**
     * A slip of the pen away from a frequent functional mailbox ({@code inof@}); counted, never
     * refused.
     */
    public boolean nearMiss(EmailAddress address) {
        String key = LocalPartKeys.folded(address.local());
        return FREQUENT.stream().anyMatch(word -> Slips.oneApart(key, word));
    }

    /** The first 12 hex digits of the SHA-256 of the word list, for reports. */
    public String version() {
        return words.version();
    }

    private RoleVerdict judge(EmailAddress address) {
        String whole = LocalPartKeys.folded(address.local());
        String base = withoutTag(whole);
        if (GMAIL.contains(address.domain())) {
            base = base.replace(".", "");
        }
        if (words.machine(whole) || !base.equals(whole) && words.machine(base)) {
            return new Refused(Code.ROLE_ADDRESS, base);
        }
        RoleVerdict verdict = judge(base, address.domain());
        boolean dashIsTag = YAHOO.matcher(address.domain()).matches() && base.indexOf('-') > 0;
        return dashIsTag && !(verdict instanceof Refused)
                ? stricter(verdict, judge(base.substring(0, base.indexOf('-')), address.domain()))
                : verdict;
    }

    private RoleVerdict judge(String base, String domain) {
        String stem = RoleWords.withoutNumber(base);
        Optional<RoleVerdict> whole = lookalike(stem).or(() -> exact(base, stem, domain));
        if (whole.isPresent()) {
            return whole.get();
        }
        RoleVerdict byTokens = tokens(SEPARATOR.split(base), domain);
        return byTokens instanceof Refused ? byTokens : collapsed(stem).orElse(byTokens);
    }

    private Optional<RoleVerdict> lookalike(String stem) {
        return words.lookalike(stem).map(word -> new Refused(Code.ROLE_LOOKALIKE, word.text()));
    }

    private Optional<RoleVerdict> exact(String base, String stem, String domain) {
        Optional<RoleWord> word = words.exact(base).or(() -> words.word(stem));
        if (word.isEmpty() && plain(base)) {
            return Optional.of(new Doubtful(base));
        }
        return word.or(() -> nameBeforeNumber(base)).map(found -> alone(inContext(found, domain)));
    }

    private static RoleVerdict alone(RoleWord word) {
        return word.strict()
                ? new Refused(Code.ROLE_ADDRESS, word.text())
                : new Doubtful(word.text());
    }

    /** One letter, a number or a country: the list's third tier has them as a rule. */
    private boolean plain(String base) {
        return base.codePointCount(0, base.length()) == 1
                || RoleQualifiers.number(base)
                || qualifiers.country(base);
    }

    /** {@code stock1987}: a family name with a year rather than a department. */
    private Optional<RoleWord> nameBeforeNumber(String base) {
        if (base.isEmpty() || !Character.isDigit(base.charAt(base.length() - 1))) {
            return Optional.empty();
        }
        String name = NUMBER.matcher(base).replaceFirst("");
        return name.equals(base)
                ? Optional.empty()
                : words.exact(name).filter(RoleWord::surname).map(RoleWord::asName);
    }

    private RoleVerdict tokens(String[] tokens, String domain) {
        if (tokens.length < 2) {
            return ACCEPTED;
        }
        List<String> all = List.of(tokens);
        for (String token : all) {
            Optional<RoleWord> word =
                    tokenWord(token)
                            .map(found -> inContext(found, domain))
                            .filter(RoleWord::strict);
            if (word.isPresent()) {
                return among(word.get(), token, all, LocalPartKeys.foldedDomain(domain));
            }
        }
        return ACCEPTED;
    }

    private RoleVerdict among(RoleWord word, String token, List<String> all, String domain) {
        Predicate<String> says =
                other ->
                        qualifiers.contains(other, domain)
                                || tokenWord(other)
                                        .filter(found -> found.strict() && !found.surname())
                                        .isPresent();
        List<String> others = all.stream().filter(other -> !other.equals(token)).toList();
        if (others.stream().allMatch(says)) {
            return new Refused(Code.ROLE_ADDRESS, word.text());
        }
        boolean initial =
                others.stream().anyMatch(other -> other.codePointCount(0, other.length()) == 1);
        return others.stream().anyMatch(other -> core(other)) || word.core()
                ? coreAmong(word, initial)
                : new Doubtful(word.text());
    }

    private static RoleVerdict coreAmong(RoleWord word, boolean initial) {
        return initial || word.text().length() <= SHORT
                ? new Doubtful(word.text())
                : new Refused(Code.ROLE_ADDRESS, word.text());
    }

    private boolean core(String token) {
        return tokenWord(token).filter(RoleWord::core).isPresent();
    }

    private Optional<RoleWord> tokenWord(String token) {
        return words.word(token).or(() -> words.word(RoleWords.withoutNumber(token)));
    }

    private Optional<RoleVerdict> collapsed(String stem) {
        String[] parts = SEPARATOR.split(stem);
        if (parts.length < 2) {
            return Optional.empty();
        }
        boolean initialAndName =
                parts.length == 2 && parts[0].length() == 1 && parts[1].length() > SHORT;
        return words.collapsed(stem)
                .filter(word -> !initialAndName || EVEN_WITH_INITIAL.contains(word.text()))
                .map(word -> new Refused(Code.ROLE_LOOKALIKE, word.text()));
    }

    private static RoleWord inContext(RoleWord word, String domain) {
        return FreemailDomains.contains(domain) ? word.asName() : word;
    }

    private static String withoutTag(String whole) {
        int plus = whole.indexOf('+');
        return plus > 0 ? whole.substring(0, plus) : whole;
    }

    private static RoleVerdict stricter(RoleVerdict one, RoleVerdict other) {
        return other instanceof Refused || one instanceof Accepted ? other : one;
    }
}
