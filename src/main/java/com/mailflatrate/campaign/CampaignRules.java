package com.mailflatrate.campaign;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign may not even be saved with: anything that could break a header, and anything too
 * large.
 */
final class CampaignRules {

    private static final int NAME = 120;
    private static final int FROM_NAME = 70;
    private static final int SUBJECT = 200;
    private static final int PREHEADER = 200;
    private static final int LISTS = 50;
    private static final int BYTES = 1024 * 1024;

    private final List<Reason> reasons = new ArrayList<>();

    private CampaignRules() {}

    static List<Reason> check(CampaignDraft draft) {
        CampaignRules rules = new CampaignRules();
        rules.name("name", draft.name(), NAME);
        rules.name("from.name", draft.fromName(), FROM_NAME);
        rules.line("subject", draft.subject(), SUBJECT);
        rules.line("preheader", draft.preheader(), PREHEADER);
        rules.address("from.email", draft.fromEmail());
        rules.address("replyTo", draft.replyTo());
        rules.body("html", draft.html());
        rules.body("text", draft.text());
        if (draft.name().isBlank()) {
            rules.reasons.add(Reason.field(Code.REQUIRED, "name"));
        }
        if (draft.listIds().size() > LISTS) {
            rules.reasons.add(Reason.field(Code.TOO_LONG, "listIds", LISTS));
        }
        return rules.reasons;
    }

    private void name(String field, @Nullable String value, int most) {
        if (value != null && Controls.areIn(value)) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
        }
        tooLong(field, value, most);
    }

    private void line(String field, @Nullable String value, int most) {
        if (value != null && value.codePoints().anyMatch(CampaignRules::breaksLine)) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
        }
        tooLong(field, value, most);
    }

    private void tooLong(String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            reasons.add(Reason.field(Code.TOO_LONG, field, most));
        }
    }

    private static boolean breaksLine(int c) {
        return c < ' '
                || c >= 0x7F && c <= 0x9F
                || c == 0x2028
                || c == 0x2029
                || c >= 0xD800 && c <= 0xDFFF;
    }

    private void address(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        if (value.codePoints().anyMatch(CampaignRules::breaksLine)) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
        } else if (EmailAddress.parse(value).isEmpty()) {
            reasons.add(Reason.field(Code.INVALID_ADDRESS, field));
        }
    }

    private void body(String field, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.indexOf('\0') >= 0) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
        }
        if (value.length() > BYTES || value.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            reasons.add(Reason.field(Code.TOO_LONG, field, BYTES));
        }
    }
}
