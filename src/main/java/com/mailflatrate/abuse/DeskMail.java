package com.mailflatrate.abuse;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.feedback.ComplaintMail;
import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens a case for what people write to {@code abuse@}, and tells them its number. */
@Component
class DeskMail {

    private final Inbound inbound;
    private final Complaints complaints;
    private final Receipts receipts;

    DeskMail(Inbound inbound, Complaints complaints, Receipts receipts) {
        this.inbound = inbound;
        this.complaints = complaints;
        this.receipts = receipts;
    }

    @AfterCommit
    void arrived(ComplaintMail event) {
        Optional<EmailAddress> author =
                Optional.ofNullable(event.answerTo()).flatMap(EmailAddress::parse);
        inbound.raw(event.mail())
                .map(raw -> complaints.judge(raw, null, Complaints.Door.MAIL))
                .ifPresent(
                        outcome -> {
                            if (outcome instanceof Outcome.Done<Case>(Case opened)) {
                                author.ifPresent(to -> receipts.send(to, opened));
                            }
                        });
    }
}
