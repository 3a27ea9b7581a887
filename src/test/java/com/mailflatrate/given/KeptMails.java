package com.mailflatrate.given;

import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.senderdomain.SendingHosts;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Returned mails among the kept ones, as a parser took them that knew less. */
public final class KeptMails {

    private final ApplicationContext context;
    private final SentMails sent;

    public KeptMails(ApplicationContext context) {
        this.context = context;
        this.sent = new SentMails(context);
    }

    /** A report that carries no token of ours, from an address nobody else has. */
    public UUID strange() {
        String raw = AnswerMails.report("x@y.test", "failed", "5.1.1", "550 no");
        String from = "stranger-" + UUID.randomUUID() + "@y.test";
        return taken(from, "postmaster@mail.test", raw, "JUNK", "REPORT_WITHOUT_TOKEN");
    }

    /**
     * An answer to a mail of ours at a door ({@code b} or {@code r}), and what it was taken for.
     */
    public UUID answer(String door, SentMail mail, String raw, String kind, String why) {
        TokenPurpose purpose = door.equals("b") ? TokenPurpose.BOUNCE : TokenPurpose.REPLY;
        String host = context.getBean(SendingHosts.class).platform();
        return taken("", door + '+' + mail.token(purpose) + '@' + host, raw, kind, why);
    }

    /** Puts other bytes in its place. */
    public void replace(UUID id, String raw) {
        sent.engine(
                db ->
                        db.sql("update feedback.mails set raw = :raw where id = :id")
                                .param("raw", raw.getBytes(StandardCharsets.UTF_8))
                                .param("id", id)
                                .update());
    }

    private UUID taken(String from, String to, String raw, String kind, String why) {
        UUID id = context.getBean(UuidV7.class).next();
        sent.engine(
                db ->
                        db.sql(
                                        """
                insert into feedback.mails (id, received_at, envelope_from, envelope_to, size, raw, state, kind, why, why_code)
                values (:id, :at, :from, :to, 1, :raw, 'DONE', :kind, '', :why)
                """)
                                .param("id", id)
                                .param(
                                        "at",
                                        context.getBean(TestTime.class)
                                                .now()
                                                .atOffset(ZoneOffset.UTC))
                                .param("from", from)
                                .param("to", to)
                                .param("raw", raw.getBytes(StandardCharsets.UTF_8))
                                .param("kind", kind)
                                .param("why", why)
                                .update());
        return id;
    }
}
