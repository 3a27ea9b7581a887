package com.mailflatrate.api.sandbox;

import com.mailflatrate.sandbox.SandboxMail;
import java.time.Instant;

/** A mail in the list. */
record MailView(String id, String from, String to, String subject, Instant at) {

    static MailView of(SandboxMail mail) {
        return new MailView(mail.id(), mail.from(), mail.to(), mail.subject(), mail.at());
    }
}
