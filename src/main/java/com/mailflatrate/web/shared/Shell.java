package com.mailflatrate.web.shared;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs around its own facts: words, numbers and dates in the reader's language and
 * the account's zone, who is signed in, the hidden values of forms, addresses of files. One per
 * request, in the model as {@code shell}.
 */
public final class Shell {

    private static final List<String> NEAR = List.of("DE", "AT", "CH");

    private final Texts texts;
    private final Visitor visitor;
    private final Place place;

    Shell(Texts texts, Visitor visitor, Place place) {
        this.texts = texts;
        this.visitor = visitor;
        this.place = place;
    }

    /**
     * Who looks at the page.
     *
     * @param me empty without a login
     * @param accountName whose data it is; the operator's own name for its people
     * @param others accounts one can switch to
     * @param csrf the hidden value of forms, empty without a login
     */
    record Visitor(
            Language language,
            ZoneId zone,
            Optional<SignedIn> me,
            List<OtherAccount> others,
            String accountName,
            String csrf,
            @Nullable Flash flash) {}

    /**
     * Where the page stands.
     *
     * @param operatorLine name and address of who runs this service
     */
    record Place(
            Assets assets,
            boolean sandbox,
            String operatorLine,
            String path,
            Instant now,
            Around around) {}

    /** What is asked for only where a page has a place for it. */
    interface Around {

        /** How much waits behind an entry of the operator's menu. */
        Map<String, Long> counts();

        /** What the account should be told on every page. */
        List<Notice> notices(Shell shell);
    }

    /** The same page in a language that does not depend on who reads it. */
    public Shell in(Language language) {
        return language == visitor.language
                ? this
                : new Shell(
                        texts,
                        new Visitor(
                                language,
                                visitor.zone,
                                visitor.me,
                                visitor.others,
                                visitor.accountName,
                                visitor.csrf,
                                visitor.flash),
                        place);
    }

    /** The sentence of a key in the reader's language. */
    public String text(String key, Object... arguments) {
        return texts.say(visitor.language, key, arguments);
    }

    /** The sentence of a refusal. */
    public String text(Reason reason) {
        return texts.say(visitor.language, reason);
    }

    /** Whether there is a sentence of this key. */
    public boolean has(String key) {
        return texts.has(visitor.language, key);
    }

    /** The reader's language. */
    public Language language() {
        return visitor.language;
    }

    /** The code of the language this page is not in. */
    public String otherLanguage() {
        return (german() ? Language.EN : Language.DE).code();
    }

    /** A count: {@code 11.842}, {@code 11,842}. */
    public String number(long count) {
        return NumberFormat.getIntegerInstance(locale()).format(count);
    }

    /** How large a file is: {@code 50 MB}, {@code 1,5 GB}. */
    public String size(long bytes) {
        return FileSize.text(bytes, locale());
    }

    /**
     * A share of a whole, {@code 6,7 %}, below one percent {@code 0,34 %}; a dash when there is no
     * whole.
     */
    public String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(part * 100 < whole ? 2 : 1);
        return format.format((double) part / whole);
    }

    /** A day: {@code 12. März 2026}, {@code 12 March 2026}. */
    public String date(Instant at) {
        return format(at, german() ? "d. MMMM yyyy" : "d MMMM yyyy");
    }

    /** A day without a time: {@code 12. März 2026}. */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(german() ? "d. MMMM yyyy" : "d MMMM yyyy", locale())
                .format(day);
    }

    /** A day of a year everybody knows: {@code 12. März}, {@code 12 March}. */
    public String dayAndMonth(LocalDate day) {
        return DateTimeFormatter.ofPattern(german() ? "d. MMMM" : "d MMMM", locale()).format(day);
    }

    /** A span of days; either end may be open. */
    public String period(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null) {
            return date(from) + " – " + date(to);
        }
        return from != null
                ? text("shell.since", date(from))
                : to != null ? text("shell.until", date(to)) : "";
    }

    /** A country by its two letters, in the reader's language. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale());
    }

    /** The two letters of all countries, by their names; our neighbourhood first. */
    public List<String> countries() {
        List<String> others =
                Arrays.stream(Locale.getISOCountries())
                        .filter(code -> !NEAR.contains(code))
                        .sorted(Comparator.comparing(this::country, Collator.getInstance(locale())))
                        .toList();
        return Stream.concat(NEAR.stream(), others.stream()).toList();
    }

    /** Who did something, as people call it: rules of ours have names of their own. */
    public String actor(String name) {
        String key = "actor." + name.replace(' ', '-');
        return has(key) ? text(key) : name;
    }

    /** A day in a column: {@code 12.03.26}, {@code 12/03/26}. */
    public String day(Instant at) {
        return format(at, german() ? "dd.MM.yy" : "dd/MM/yy");
    }

    /** A time of day: {@code 9:41 Uhr}, {@code 9:41}. */
    public String time(Instant at) {
        return format(at, german() ? "H:mm 'Uhr'" : "H:mm");
    }

    /** A day and a time of day. */
    public String dateTime(Instant at) {
        return format(at, german() ? "d. MMMM yyyy, H:mm 'Uhr'" : "d MMMM yyyy, H:mm");
    }

    /** A day and a time to the second, for lists and proofs: {@code 12.03.2026 18:42:07}. */
    public String stamp(Instant at) {
        return format(at, german() ? "dd.MM.yyyy HH:mm:ss" : "dd/MM/yyyy HH:mm:ss");
    }

    /** Today with its weekday: {@code Freitag, 20. Februar}. */
    public String today() {
        return format(place.now, german() ? "EEEE, d. MMMM" : "EEEE, d MMMM");
    }

    /** The time this page was made at. */
    public Instant now() {
        return place.now;
    }

    /** The account's zone. */
    public ZoneId zone() {
        return visitor.zone;
    }

    /** The address of one of our files, good for a year. */
    public String asset(String path) {
        return place.assets.href(path);
    }

    /** The hidden value that proves a form is ours; part/csrf writes it. */
    public String csrf() {
        return visitor.csrf;
    }

    /** A value that makes a form work once; part/once writes it. */
    public String once() {
        return UUID.randomUUID().toString();
    }

    /** What just happened, or null. */
    public @Nullable Flash flash() {
        return visitor.flash;
    }

    /** Who is signed in. */
    public Optional<SignedIn> me() {
        return visitor.me;
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return visitor.me.isPresent();
    }

    /** Whether one of the operator's people is signed in. */
    public boolean staff() {
        return visitor.me.map(SignedIn::staff).orElse(false);
    }

    /** Whether a scope such as {@code operator:cases} is granted to who is signed in. */
    public boolean may(String scope) {
        return visitor.me.filter(one -> one.may(scope)).isPresent();
    }

    /** Whether this is the try-it mode. */
    public boolean sandbox() {
        return place.sandbox;
    }

    /** The name of who is signed in. */
    public String userName() {
        return visitor.me.map(SignedIn::name).orElse("");
    }

    /** Two letters of the user. */
    public String userMark() {
        return mark(userName());
    }

    /** Whose data is on the page. */
    public String accountName() {
        return staff() ? text("shell.operator") : visitor.accountName;
    }

    /** Two letters of the account. */
    public String accountMark() {
        return staff() ? "MF" : mark(visitor.accountName);
    }

    /** The second line under the account's name. */
    public String accountNote() {
        return text(
                staff()
                        ? "shell.operatorNote"
                        : place.sandbox ? "shell.sandboxNote" : "shell.accountNote");
    }

    /**
     * Another account the person belongs to.
     *
     * @param id as outside
     */
    public record OtherAccount(String id, String name) {}

    /** The accounts one can switch to. */
    public List<OtherAccount> otherAccounts() {
        return visitor.others;
    }

    /** Name and address of who runs this service. */
    public String operatorLine() {
        return place.operatorLine;
    }

    /** The path of this page, for links that come back to it. */
    public String path() {
        return place.path;
    }

    /** Where the brand leads. */
    public String home() {
        return "/";
    }

    /** How much of a kind waits for the operator; zero shows nothing. */
    public long waiting(String word) {
        return staff() ? place.around.counts().getOrDefault(word, 0L) : 0;
    }

    /** What the account should be told on every page. */
    public List<Notice> notices() {
        return signedIn() && !staff() ? place.around.notices(this) : List.of();
    }

    /** The main menu. */
    public List<NavEntry> entries(boolean operator) {
        return operator ? Nav.operator(place.sandbox, this::may) : Nav.account(signedIn());
    }

    /** The lower menu. */
    public List<NavEntry> endEntries(boolean operator) {
        return operator ? List.of() : Nav.accountEnd(signedIn());
    }

    private String format(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale()).format(at.atZone(visitor.zone));
    }

    private Locale locale() {
        return visitor.language.locale();
    }

    private boolean german() {
        return visitor.language == Language.DE;
    }

    /** The first letters of the first two words of a name. */
    public static String mark(String name) {
        StringBuilder letters = new StringBuilder();
        for (String word : name.strip().split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && letters.length() < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }
}
