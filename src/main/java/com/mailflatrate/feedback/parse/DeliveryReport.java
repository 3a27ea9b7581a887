package com.mailflatrate.feedback.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the recipients of a delivery report, in the standard's form or in a mail system's own
 * words.
 */
public final class DeliveryReport {

    private DeliveryReport() {}

    /** What the report says of each recipient; never an empty list. */
    public static Optional<List<ReportedRecipient>> in(ReadMail mail) {
        for (MimePart part : mail.parts()) {
            if (part.type().equals("message/delivery-status")
                    || part.type().equals("message/global-delivery-status")) {
                List<ReportedRecipient> found = StatusFields.read(part.text());
                if (!found.isEmpty()) {
                    return Optional.of(found);
                }
            }
        }
        return looseFields(mail).or(() -> FreeTextReport.in(mail));
    }

    /** The same fields in a part of another type, as broken gateways send them. */
    private static Optional<List<ReportedRecipient>> looseFields(ReadMail mail) {
        for (MimePart part : mail.parts()) {
            String text = part.text();
            boolean shaped =
                    !part.quoted()
                            && text.toLowerCase(Locale.ROOT).contains("final-recipient:")
                            && text.toLowerCase(Locale.ROOT).contains("action:");
            if (shaped) {
                List<ReportedRecipient> found = StatusFields.read(text);
                if (!found.isEmpty()) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }
}
