package com.mailflatrate.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the recipients of a delivery report, in the standard's form or in a mail system's own
 * words.
 */
public final class DeliveryReport {

    /** A report that a person forwarded inline: every line quoted. */
    private static final Pattern QUOTED_FIELD =
            Pattern.compile("(?im)^[ \\t]*>+[ \\t]*final-recipient[ \\t]*:");

    private static final Pattern FINAL_RECIPIENT =
            Pattern.compile("[Ff][Ii][Nn][Aa][Ll]-[Rr][Ee][Cc][Ii][Pp][Ii][Ee][Nn][Tt]:");
    private static final Pattern ACTION = Pattern.compile("[Aa][Cc][Tt][Ii][Oo][Nn]:");
    private static final Pattern QUOTE = Pattern.compile("(?m)^[ \\t]*>+[ \\t]?");

    private DeliveryReport() {}

    /** What the report says of each recipient; never an empty list. */
    public static Optional<List<ReportedRecipient>> in(ReadMail mail) {
        Optional<List<ReportedRecipient>> fields = statusParts(mail).or(() -> looseFields(mail));
        if (fields.isPresent()) {
            return Optional.of(Details.added(fields.get(), FreeTextReport.report(mail)));
        }
        return JsonReport.in(mail)
                .or(() -> FreeTextReport.in(mail))
                .or(() -> unnamed(mail))
                .map(found -> Details.added(found, FreeTextReport.report(mail)));
    }

    private static Optional<List<ReportedRecipient>> statusParts(ReadMail mail) {
        for (MimePart part : mail.parts()) {
            if (part.type().equals("message/delivery-status")
                    || part.type().equals("message/global-delivery-status")) {
                List<ReportedRecipient> found = StatusFields.read(part.text());
                if (!found.isEmpty()) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    /** The same fields in a part of another type, as broken gateways send them. */
    private static Optional<List<ReportedRecipient>> looseFields(ReadMail mail) {
        for (MimePart part : mail.parts()) {
            if (!part.quoted() && isShaped(part.text())) {
                String text =
                        QUOTED_FIELD.matcher(part.text()).find()
                                ? QUOTE.matcher(part.text()).replaceAll("")
                                : part.text();
                List<ReportedRecipient> found = StatusFields.read(text);
                if (!found.isEmpty()) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    /** A report that lost its fields: whoever the returned mail was written to. */
    private static Optional<List<ReportedRecipient>> unnamed(ReadMail mail) {
        String type = mail.headers().first("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.contains("delivery-status")) {
            return Optional.empty();
        }
        return mail.carried().stream()
                .map(head -> RecipientWords.addresses(head.first("to").orElse("")))
                .filter(to -> to.size() == 1)
                .findFirst()
                .map(
                        to ->
                                List.of(
                                        new ReportedRecipient(
                                                to.iterator().next(),
                                                ReportedRecipient.Action.FAILED,
                                                null,
                                                0,
                                                "",
                                                ReportedRecipient.Origin.UNTOLD)));
    }

    private static boolean isShaped(String text) {
        return FINAL_RECIPIENT.matcher(text).find() && ACTION.matcher(text).find();
    }
}
