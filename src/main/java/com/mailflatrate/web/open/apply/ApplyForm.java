package com.mailflatrate.web.open.apply;

import com.mailflatrate.kernel.Reason;
import com.mailflatrate.vetting.ApplicationDraft;
import com.mailflatrate.vetting.OriginKind;
import com.mailflatrate.web.shared.CompanyFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the application page as the application takes them; a number that is none counts as
 * wrong.
 */
final class ApplyForm {

    private static final Pattern PLACE = Pattern.compile("origins\\[(\\d+)]\\.(.+)");
    private static final long NO_NUMBER = -1;

    private final Map<String, String> values;
    private final List<OriginKind> chosen = new ArrayList<>();

    ApplyForm(Map<String, String> values) {
        this.values = values;
        for (OriginKind kind : OriginKind.values()) {
            if (values.containsKey("origin." + kind.word())) {
                chosen.add(kind);
            }
        }
    }

    ApplicationDraft draft() {
        return new ApplicationDraft(
                CompanyFields.draft(values, "company."),
                new ApplicationDraft.Person(
                        value("user.name"), value("user.email"), value("user.password")),
                value("purpose"),
                number(value("expectedMonthlyMails")),
                origins(),
                new ApplicationDraft.Accepted(
                        value("accept.terms"), value("accept.antiSpam"), value("accept.dpa")));
    }

    /**
     * Reasons under the names the page uses: answers stand under their kind there, not under a
     * number.
     */
    List<Reason> named(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new Reason(reason.code(), named(reason.field()), reason.details()))
                .toList();
    }

    private List<ApplicationDraft.@Nullable Origin> origins() {
        List<ApplicationDraft.@Nullable Origin> origins = new ArrayList<>();
        chosen.forEach(kind -> origins.add(origin(kind)));
        return origins;
    }

    private ApplicationDraft.Origin origin(OriginKind kind) {
        String prefix = "origin." + kind.word() + ".";
        return new ApplicationDraft.Origin(
                kind.word(),
                value(prefix + "description"),
                value(prefix + "collectionUrl"),
                value(prefix + "system"),
                value(prefix + "periodFrom"),
                value(prefix + "periodTo"),
                number(value(prefix + "contacts")));
    }

    private @Nullable String named(@Nullable String field) {
        Matcher place = PLACE.matcher(field == null ? "" : field);
        if (!place.matches()) {
            return field;
        }
        return "origin."
                + chosen.get(Integer.parseInt(place.group(1))).word()
                + "."
                + place.group(2);
    }

    private @Nullable String value(String field) {
        return values.get(field);
    }

    private static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String digits = text.replaceAll("[ .,\\u00a0\\u202f]", "");
        return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : Long.valueOf(NO_NUMBER);
    }
}
