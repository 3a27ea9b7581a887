package com.mailflatrate.web.segments;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.segments.Clause;
import com.mailflatrate.segments.Operand;
import com.mailflatrate.web.shared.Shell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a condition compares with, typed and shown as people of the page's language write it: days
 * as 12.03.2026, numbers with their comma, how a membership stands in words, and yes or no of
 * fields that know nothing else. A rule keeps one spelling, that of the API, which may be typed
 * too.
 */
public final class RuleValues {

    private static final List<String> STATUSES =
            Arrays.stream(MembershipStatus.values()).map(MembershipStatus::text).toList();
    private static final List<String> YES_NO = List.of("yes", "no");

    private final Shell shell;
    private final List<Choice> choices;

    RuleValues(Shell shell, List<Choice> choices) {
        this.shell = shell;
        this.choices = List.copyOf(choices);
    }

    /** What was typed beside a test, as the rule wants it; what fits no form stays as it is. */
    String read(String what, String test, String typed) {
        return switch (comparedWith(test)) {
            case STATUS -> meant(STATUSES, "status.", typed);
            case DAY -> day(typed);
            case NUMBER -> isGerman() ? typed.replace(',', '.') : typed;
            case TEXT -> isYesNo(what) ? meant(YES_NO, "segments.value.", typed) : typed;
            default -> typed;
        };
    }

    /** The value of a rule for the field it is typed into. */
    public String show(String what, String test, String value) {
        return shown(
                what, comparedWith(test), value, DateTimeFormatter.ofPattern(dayPattern())::format);
    }

    /** The value of a rule within a sentence. */
    String say(String what, Clause clause, String value) {
        return shown(what, clause.comparedWith(), value, shell::date);
    }

    private String shown(
            String what, Operand.Kind kind, String value, Function<LocalDate, String> days) {
        String plain = value.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case STATUS -> STATUSES.contains(plain) ? shell.text("status." + plain) : value;
            case DAY ->
                    value.matches("\\d{4}-\\d\\d-\\d\\d")
                            ? days.apply(LocalDate.parse(value))
                            : value;
            case NUMBER -> isGerman() ? value.replace('.', ',') : value;
            case TEXT ->
                    isYesNo(what) && YES_NO.contains(plain)
                            ? shell.text("segments.value." + plain)
                            : value;
            default -> value;
        };
    }

    private String meant(List<String> words, String key, String typed) {
        return words.stream()
                .filter(word -> shell.text(key + word).equalsIgnoreCase(typed))
                .findFirst()
                .orElse(typed);
    }

    private String day(String typed) {
        DateTimeFormatter form =
                DateTimeFormatter.ofPattern(isGerman() ? "d.M.uuuu" : "d/M/uuuu")
                        .withResolverStyle(ResolverStyle.STRICT);
        try {
            return LocalDate.parse(typed, form).toString();
        } catch (DateTimeException e) {
            return typed;
        }
    }

    private String dayPattern() {
        return isGerman() ? "dd.MM.uuuu" : "dd/MM/uuuu";
    }

    private boolean isYesNo(String what) {
        return choices.stream().anyMatch(one -> one.value().equals(what) && one.yesNo());
    }

    private boolean isGerman() {
        return shell.language() == Language.DE;
    }

    private static Operand.Kind comparedWith(String test) {
        return Clause.of(test).map(Clause::comparedWith).orElse(Operand.Kind.NOTHING);
    }
}
