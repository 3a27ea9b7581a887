package com.mailflatrate.forms;

import com.mailflatrate.audience.FieldRules;
import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.WebAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a form may be, and when a person has to look at it. Pure. */
final class FormRules {

    static final int TITLE = 120;
    static final int CONSENT = 2000;
    static final int TRACKING = 1000;
    static final int LABEL = 80;
    static final int URL = 500;
    static final int MOST_FIELDS = 20;

    private static final int MANY_FIELDS = 8;
    private static final int MOST_MAILS = 31;
    private static final Set<String> RESERVED =
            Set.of("email", "consent", "tracking", "altcha", "homepage", "lang");
    private static final Pattern LINK =
            Pattern.compile("(?i)https?:|www\\.|\\b[a-z0-9-]+\\.(com|de|net|org|info|io|shop)\\b");
    private static final Pattern BUNDLED =
            Pattern.compile(
                    "(?i)\\bAGB\\b|geschäftsbedingung|nutzungsbedingung|teilnahmebedingung|gewinnspiel"
                            + "|terms (of|and)|prize draw|sweepstake|an (unsere )?partner|weitergabe an|third part");

    private FormRules() {}

    /**
     * What is wrong; empty when all is well.
     *
     * @param ownHost whether a visitor may be sent to a host
     */
    static List<Reason> check(FormDraft draft, Predicate<String> ownHost) {
        List<Reason> reasons = new ArrayList<>();
        text(reasons, "title", draft.title(), TITLE, true);
        text(reasons, "consentText", draft.consentText(), CONSENT, true);
        text(reasons, "trackingText", draft.trackingText(), TRACKING, false);
        oneOf(reasons, "language", draft.language(), Set.of("de", "en"));
        oneOf(reasons, "captcha", draft.captcha(), Set.of("altcha", "none"));
        privacy(reasons, draft.privacyUrl());
        redirect(reasons, draft.redirectUrl(), ownHost);
        fields(reasons, draft.fields());
        Frequency frequency = draft.frequency();
        if (frequency != null && (frequency.max() < 1 || frequency.max() > MOST_MAILS)) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "frequency.max"));
        }
        return reasons;
    }

    /** Why a person has to look; empty when nobody has to. */
    static List<String> flags(FormDraft draft) {
        List<String> flags = new ArrayList<>();
        String words =
                String.join(
                        "\n",
                        List.of(
                                given(draft.title()),
                                given(draft.consentText()),
                                given(draft.trackingText())));
        String labels =
                String.join(
                        "\n", draft.fields().stream().map(field -> given(field.label())).toList());
        if (LabelRules.asksForSecret(words)) {
            flags.add("SECRET_WORDS");
        }
        if (LINK.matcher(words + '\n' + labels).find()) {
            flags.add("LINK_IN_TEXT");
        }
        if (BUNDLED.matcher(words).find()) {
            flags.add("BUNDLED_CONSENT");
        }
        if (draft.fields().size() > MANY_FIELDS) {
            flags.add("MANY_FIELDS");
        }
        return flags;
    }

    private static void text(
            List<Reason> reasons, String field, @Nullable String text, int most, boolean needed) {
        if (text == null || text.isBlank()) {
            if (needed) {
                reasons.add(Reason.field(Code.REQUIRED, field));
            }
            return;
        }
        if (text.strip().length() > most) {
            reasons.add(Reason.field(Code.TOO_LONG, field, most));
        }
        if (field.equals("title") ? Controls.areIn(text) : Controls.areInLines(text)) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
        }
    }

    private static void oneOf(
            List<Reason> reasons, String field, @Nullable String value, Set<String> known) {
        if (value != null && !known.contains(value)) {
            reasons.add(Reason.field(Code.INVALID_VALUE, field));
        }
    }

    private static void privacy(List<Reason> reasons, @Nullable String url) {
        if (url == null || url.isBlank()) {
            reasons.add(Reason.field(Code.REQUIRED, "privacyUrl"));
        } else if (url.length() > URL) {
            reasons.add(Reason.field(Code.TOO_LONG, "privacyUrl", URL));
        } else if (WebAddress.parse(url).isEmpty()) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "privacyUrl"));
        }
    }

    private static void redirect(
            List<Reason> reasons, @Nullable String url, Predicate<String> ownHost) {
        if (url == null || url.isBlank()) {
            return;
        }
        Optional<String> host = WebAddress.parse(url).flatMap(WebAddress::host);
        if (url.length() > URL) {
            reasons.add(Reason.field(Code.TOO_LONG, "redirectUrl", URL));
        } else if (host.isEmpty()) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "redirectUrl"));
        } else if (!ownHost.test(host.get())) {
            reasons.add(Reason.field(Code.REDIRECT_NOT_ALLOWED, "redirectUrl", host.get()));
        }
    }

    private static void fields(List<Reason> reasons, List<FormDraft.Field> fields) {
        if (fields.size() > MOST_FIELDS) {
            reasons.add(Reason.field(Code.TOO_LONG, "fields", MOST_FIELDS));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            FormDraft.Field field = fields.get(i);
            String at = "fields[" + i + "]";
            String key = given(field.key());
            if (!FieldRules.isKey(key) || RESERVED.contains(key) || !seen.add(key)) {
                reasons.add(
                        Reason.field(
                                key.isEmpty() ? Code.REQUIRED : Code.INVALID_VALUE, at + ".key"));
            }
            text(reasons, at + ".label", field.label(), LABEL, true);
            if (LabelRules.asksForSecret(given(field.label())) || LabelRules.asksForSecret(key)) {
                reasons.add(Reason.field(Code.LABEL_NOT_ALLOWED, at + ".label"));
            }
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
