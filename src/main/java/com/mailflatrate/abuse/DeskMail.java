package com.mailflatrate.abuse;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.feedback.ComplaintMail;
import com.mailflatrate.feedback.Inbound;
import org.springframework.stereotype.Component;

/** Opens a case for what people write to {@code abuse@}. */
@Component
class DeskMail {

    private final Inbound inbound;
    private final Complaints complaints;

    DeskMail(Inbound inbound, Complaints complaints) {
        this.inbound = inbound;
        this.complaints = complaints;
    }

    @AfterCommit
    void arrived(ComplaintMail event) {
        inbound.raw(event.mail())
                .ifPresent(raw -> complaints.judge(raw, null, Complaints.Door.MAIL));
    }
}
