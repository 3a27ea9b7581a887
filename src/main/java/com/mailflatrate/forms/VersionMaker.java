package com.mailflatrate.forms;

import com.mailflatrate.account.Account;
import com.mailflatrate.asking.ConfirmationMail;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.WebAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a draft that {@link FormRules} has let through into a version. Pure. */
final class VersionMaker {

    private VersionMaker() {}

    static FormVersion make(
            Account sender, ListSummary list, FormDraft draft, int number, String by, Instant at) {
        return new FormVersion(
                number,
                given(draft.title()),
                draft.language() == null
                        ? sender.language()
                        : Language.valueOf(draft.language().toUpperCase(Locale.ROOT)),
                given(draft.consentText()),
                orNull(draft.trackingText()),
                draft.frequency() == null ? list.frequency() : draft.frequency(),
                WebAddress.parse(given(draft.privacyUrl())).orElseThrow(),
                draft.fields().stream()
                        .map(
                                field ->
                                        new FormVersion.Field(
                                                given(field.key()),
                                                given(field.label()),
                                                field.required()))
                        .toList(),
                !"none".equals(draft.captcha()),
                Optional.ofNullable(orNull(draft.redirectUrl()))
                        .flatMap(WebAddress::parse)
                        .orElse(null),
                ConfirmationMail.imprint(sender.company()),
                by,
                at);
    }

    private static String given(@Nullable String text) {
        return Objects.requireNonNull(text, "checked before").strip().replace("\r\n", "\n");
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : given(text);
    }
}
