package com.mailflatrate.reading;

import com.mailflatrate.reading.ReportedRecipient.Action;
import com.mailflatrate.reading.ReportedRecipient.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notifications in JSON as a cloud provider mails them (Amazon SES developer guide, "notification
 * contents"): the type, and the bounced, delivered or complaining recipients.
 */
final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 200_000;

    /** Line ends of the mail, those that a mail system broke into a long line included. */
    private static final Pattern WRAPPED = Pattern.compile("!?\\r?\\n ?");

    private JsonReport() {}

    static Optional<List<ReportedRecipient>> in(ReadMail mail) {
        return notification(mail)
                .flatMap(
                        node -> {
                            List<ReportedRecipient> found = new ArrayList<>();
                            node.path("bounce")
                                    .path("bouncedRecipients")
                                    .forEach(one -> found.add(bounced(one)));
                            node.path("delivery")
                                    .path("recipients")
                                    .forEach(one -> found.add(delivered(node, one)));
                            return found.isEmpty() ? Optional.empty() : Optional.of(found);
                        });
    }

    private static Optional<JsonNode> notification(ReadMail mail) {
        String text = mail.text().strip();
        boolean shaped =
                text.startsWith("{") && text.length() < LONGEST && text.contains("otificationType");
        if (!shaped) {
            return Optional.empty();
        }
        String whole = WRAPPED.matcher(text.substring(0, text.lastIndexOf('}') + 1)).replaceAll("");
        try {
            JsonNode outer = JSON.readTree(whole);
            JsonNode message = outer.path("Message");
            return Optional.of(message.isString() ? JSON.readTree(message.stringValue()) : outer);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static ReportedRecipient bounced(JsonNode one) {
        String words = one.path("diagnosticCode").asString("");
        String status = Replies.status(one.path("status").asString(""));
        return new ReportedRecipient(
                one.path("emailAddress").asString("").toLowerCase(Locale.ROOT),
                Action.FAILED,
                status == null ? Replies.status(words) : status,
                Replies.code(words),
                Replies.folded(words),
                Origin.UNTOLD);
    }

    private static ReportedRecipient delivered(JsonNode all, JsonNode one) {
        return new ReportedRecipient(
                one.asString("").toLowerCase(Locale.ROOT),
                Action.DELIVERED,
                null,
                0,
                Replies.folded(all.path("delivery").path("smtpResponse").asString("")),
                Origin.UNTOLD);
    }
}
