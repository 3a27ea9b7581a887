package com.mailflatrate.campaign.trial;

import com.mailflatrate.content.merge.FieldValue;
import com.mailflatrate.content.merge.Slot;
import com.mailflatrate.content.merge.Values;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.senderdomain.SendingHosts;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one reader's mail is filled with. Fields pass {@link FieldValue}, or count as absent. */
public record ReaderValues(
        Map<String, String> fields,
        String unsubscribeUrl,
        String abuseUrl,
        String mailingId,
        String listName)
        implements Values {

    @Override
    public @Nullable String contact(String field) {
        String raw = fields.get(field);
        return raw == null ? null : FieldValue.clean(field, raw).orElse(null);
    }

    @Override
    public String own(Slot slot) {
        return switch (slot) {
            case FOOTER ->
                    throw new IllegalStateException("the footer stands in the template already");
            case UNSUBSCRIBE_URL -> unsubscribeUrl;
            case ABUSE_URL -> abuseUrl;
            case MAILING_ID -> mailingId;
            case LIST_NAME -> listName;
        };
    }

    /** Makes the links of a message from its tokens. */
    @Component
    public static class Links {

        private final Tokens tokens;
        private final SendingHosts hosts;

        Links(Tokens tokens, SendingHosts hosts) {
            this.tokens = tokens;
            this.hosts = hosts;
        }

        /** For the mail of one message. */
        public ReaderValues valuesFor(
                Map<String, String> fields, MessageId message, String mailingId, String listName) {
            return new ReaderValues(
                    fields,
                    hosts.pages() + "/u/" + tokens.mint(TokenPurpose.UNSUBSCRIBE, message),
                    hosts.pages() + "/abuse?m=" + tokens.mint(TokenPurpose.ID, message),
                    mailingId,
                    listName);
        }

        /** For a picture of the mail: links that lead nowhere. */
        ReaderValues preview(Map<String, String> fields, String listName) {
            return new ReaderValues(
                    fields,
                    hosts.pages() + "/u/…",
                    hosts.pages() + "/abuse?m=…",
                    "mfr-abcd-efgh-ijkl",
                    listName);
        }
    }
}
