package com.mailflatrate.reading;

import com.mailflatrate.policy.reply.PhaseRules;
import com.mailflatrate.policy.reply.Providers;
import com.mailflatrate.reading.ReportedRecipient.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code message/delivery-status} (RFC 3464 §2.3), and their broken kin: one block
 * for all, blank lines inside a block, blanks before the colon, a part of another type.
 */
final class StatusFields {

    private static final Pattern FIELD =
            Pattern.compile("^([A-Za-z][A-Za-z0-9-]{1,60})[ \\t]*:[ \\t]*(.*)$");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>;,()\"]+@[^\\s<>;,()\"]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final int MOST = 500;
    private static final Map<String, Action> ACTIONS =
            Map.of(
                    "failed", Action.FAILED,
                    "failure", Action.FAILED,
                    "expired", Action.FAILED,
                    "error", Action.FAILED,
                    "delayed", Action.DELAYED,
                    "delivered", Action.DELIVERED,
                    "deliverable", Action.DELIVERED,
                    "relayed", Action.RELAYED,
                    "expanded", Action.EXPANDED);

    private final List<ReportedRecipient> done = new ArrayList<>();
    private final Headers perMessage = new Headers();
    private Headers current = new Headers();

    private StatusFields() {}

    /** The recipients a text of such fields tells of; empty when it has none. */
    static List<ReportedRecipient> read(String text) {
        StatusFields reader = new StatusFields();
        String name = null;
        StringBuilder value = new StringBuilder();
        for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
            Matcher field = FIELD.matcher(line);
            if (name != null
                    && !line.isEmpty()
                    && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                value.append(' ').append(line.strip());
            } else if (field.matches()) {
                reader.field(name, value.toString());
                name = field.group(1).toLowerCase(Locale.ROOT);
                value = new StringBuilder(field.group(2));
            } else if (!line.isBlank() && name != null && name.equals("diagnostic-code")) {
                value.append(' ').append(line.strip());
            }
        }
        reader.field(name, value.toString());
        reader.flush();
        return reader.done;
    }

    private void field(@Nullable String name, String value) {
        if (name == null || done.size() >= MOST) {
            return;
        }
        boolean begins =
                name.equals("final-recipient") && current.has("final-recipient")
                        || name.equals("original-recipient")
                                && current.has("final-recipient")
                                && current.has("action")
                                && current.has("original-recipient")
                        || name.equals("original-recipient")
                                && current.has("final-recipient")
                                && current.has("status");
        if (begins) {
            flush();
        }
        if (name.equals("reporting-mta")
                || name.equals("arrival-date")
                || name.equals("dsn-gateway")) {
            perMessage.add(name, value);
        } else {
            current.add(name, value);
        }
    }

    private void flush() {
        if (current.has("final-recipient")
                || current.has("original-recipient")
                || current.has("x-actual-recipient")) {
            recipient(current).ifPresent(done::add);
        }
        current = new Headers();
    }

    private static Optional<ReportedRecipient> recipient(Headers fields) {
        String diagnostic =
                fields.first("diagnostic-code")
                        .map(
                                text ->
                                        text.replaceFirst(
                                                "^(?i)\\s*(smtp|x-[a-z0-9-]+|unknown|554)\\s*;\\s*",
                                                ""))
                        .orElse("");
        Action action =
                action(fields.first("action").orElse(""), fields.first("status").orElse(""));
        String address = address(fields);
        String status = status(fields.first("status").orElse(""), diagnostic);
        String text =
                Replies.folded(
                        diagnostic.isEmpty() ? fields.first("status").orElse("") : diagnostic);
        return Optional.of(
                new ReportedRecipient(
                        address,
                        action,
                        status,
                        Replies.code(diagnostic),
                        text,
                        new ReportedRecipient.Origin(
                                PhaseRules.of(diagnostic + ' ' + fields.first("status").orElse("")),
                                Providers.of(remote(fields.first("remote-mta").orElse(""))))));
    }

    /** The host of {@code dns; host.example (192.0.2.1, the server for …)}. */
    private static String remote(String field) {
        Matcher host = HOST.matcher(field);
        return host.find() ? host.group() : "";
    }

    private static String address(Headers fields) {
        for (String name : List.of("final-recipient", "original-recipient", "x-actual-recipient")) {
            Matcher found = ADDRESS.matcher(fields.first(name).orElse(""));
            if (found.find()) {
                return found.group().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static Action action(String text, String status) {
        Matcher word = Pattern.compile("[a-z]+").matcher(text.toLowerCase(Locale.ROOT));
        if (word.find()) {
            Action action = ACTIONS.get(word.group());
            if (action != null) {
                return action;
            }
        }
        return status.strip().startsWith("2") ? Action.DELIVERED : Action.FAILED;
    }

    private static @Nullable String status(String field, String diagnostic) {
        String said = Replies.status(field);
        String inWords = Replies.status(diagnostic);
        boolean sharper = inWords != null && !Replies.isGeneral(inWords);
        if (said == null) {
            return inWords;
        }
        return sharper ? inWords : said;
    }
}
