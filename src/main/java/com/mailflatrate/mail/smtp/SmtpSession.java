package com.mailflatrate.mail.smtp;

import com.mailflatrate.mail.mime.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open connection: one mail after the other, each to one recipient. For one thread. */
public final class SmtpSession implements AutoCloseable {

    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration QUIT = Duration.ofSeconds(5);
    private static final Duration LATE_REPLY = Duration.ofSeconds(2);

    private final Wire wire;
    private final Capabilities capabilities;
    private final Timeouts timeouts;
    private boolean usable = true;
    private int sent;

    SmtpSession(Wire wire, Capabilities capabilities, Timeouts timeouts) {
        this.wire = wire;
        this.capabilities = capabilities;
        this.timeouts = timeouts;
    }

    /** Whether another mail may be tried on it. */
    public boolean isUsable() {
        return usable;
    }

    /** How many mails were tried on it. */
    public int sent() {
        return sent;
    }

    /** Sends one mail; never throws for what the other side does. */
    public Attempt send(Mail mail, BeforeDot beforeDot) {
        byte[] data = DotStuffing.safe(mail.bytes());
        Attempt.@Nullable Refused impossible = impossible(mail, data.length);
        if (impossible != null) {
            return impossible;
        }
        sent++;
        Attempt attempt = new Transaction(mail, data, beforeDot).run();
        switch (attempt) {
            case Attempt.Lost _, Attempt.Ambiguous _, Attempt.Withheld _ -> end();
            case Attempt.Accepted _, Attempt.Refused _ -> {}
        }
        return attempt;
    }

    /** Says QUIT and closes. */
    @Override
    public void close() {
        if (usable) {
            try {
                wire.line("QUIT");
                wire.reply(QUIT);
            } catch (IOException ignored) {
                // nothing depends on it
            }
        }
        end();
    }

    private void end() {
        usable = false;
        wire.close();
    }

    private Attempt.@Nullable Refused impossible(Mail mail, int size) {
        if (mail.needsSmtpUtf8() && !capabilities.smtpUtf8()) {
            return local(553, "5.6.7 the server does not take addresses beyond ASCII");
        }
        boolean tooLarge = capabilities.sizeLimit() > 0 && size > capabilities.sizeLimit();
        return tooLarge ? local(552, "5.3.4 the server takes no mail of this size") : null;
    }

    private static Attempt.Refused local(int code, String text) {
        return new Attempt.Refused(Phase.LOCAL, new Reply(code, List.of(text)));
    }

    /** One mail's way from MAIL to the reply after its dot. */
    private final class Transaction {

        private final Mail mail;
        private final byte[] data;
        private final BeforeDot beforeDot;
        private Phase phase = Phase.MAIL;

        Transaction(Mail mail, byte[] data, BeforeDot beforeDot) {
            this.mail = mail;
            this.data = data;
            this.beforeDot = beforeDot;
        }

        Attempt run() {
            try {
                @Nullable Attempt early = capabilities.pipelining() ? pipelined() : stepwise();
                return early == null ? content() : early;
            } catch (IOException broken) {
                return new Attempt.Lost(phase, 0, Words.of(broken));
            }
        }

        private @Nullable Attempt pipelined() throws IOException {
            wire.bytes((mailLine() + rcptLine() + "DATA\r\n").getBytes(StandardCharsets.UTF_8));
            Reply from = wire.reply(timeouts.mail());
            if (from.closes()) {
                return closing(from);
            }
            phase = Phase.RCPT;
            Reply to = wire.reply(timeouts.rcpt());
            if (to.closes()) {
                return closing(to);
            }
            phase = Phase.DATA;
            Reply go = wire.reply(timeouts.data());
            @Nullable Attempt refused = refusal(from, to, go);
            if (refused != null && go.isIntermediate()) {
                wire.bytes(DOT);
                wire.reply(timeouts.dot());
            }
            return refused == null ? null : reset(refused);
        }

        /**
         * The first of the three that says no; DATA's no is its own only when the others said yes.
         */
        private @Nullable Attempt refusal(Reply from, Reply to, Reply go) {
            if (!from.isPositive()) {
                return new Attempt.Refused(Phase.MAIL, from);
            }
            if (!to.isPositive()) {
                return new Attempt.Refused(Phase.RCPT, to);
            }
            if (go.closes()) {
                return closing(go);
            }
            return go.isIntermediate() ? null : new Attempt.Refused(Phase.DATA, go);
        }

        private @Nullable Attempt stepwise() throws IOException {
            @Nullable Attempt refused = step(Phase.MAIL, mailLine(), timeouts.mail());
            if (refused == null) {
                refused = step(Phase.RCPT, rcptLine(), timeouts.rcpt());
            }
            return refused == null ? step(Phase.DATA, "DATA\r\n", timeouts.data()) : refused;
        }

        private @Nullable Attempt step(Phase at, String line, Duration timeout) throws IOException {
            phase = at;
            wire.bytes(line.getBytes(StandardCharsets.UTF_8));
            Reply reply = wire.reply(timeout);
            boolean yes = at == Phase.DATA ? reply.isIntermediate() : reply.isPositive();
            if (yes) {
                return null;
            }
            return reply.closes() ? closing(reply) : reset(new Attempt.Refused(at, reply));
        }

        /** The connection's refusal, not the recipient's. */
        private Attempt closing(Reply reply) {
            return new Attempt.Lost(phase, reply.code(), reply.text());
        }

        private Attempt reset(Attempt refused) throws IOException {
            if (refused instanceof Attempt.Lost) {
                return refused;
            }
            try {
                wire.line("RSET");
                if (!wire.reply(timeouts.mail()).isPositive()) {
                    end();
                }
            } catch (IOException gone) {
                end();
            }
            return refused;
        }

        private Attempt content() {
            try {
                wire.bytes(data);
            } catch (IOException broken) {
                return cutOff(broken);
            }
            if (!beforeDot.intend()) {
                return new Attempt.Withheld();
            }
            phase = Phase.DOT;
            Reply reply;
            try {
                wire.bytes(DOT);
                reply = wire.reply(timeouts.dot());
            } catch (IOException silent) {
                return new Attempt.Ambiguous(Words.of(silent));
            }
            if (reply.closes()) {
                end();
            }
            return reply.isPositive()
                    ? new Attempt.Accepted(reply)
                    : new Attempt.Refused(Phase.DOT, reply);
        }

        /**
         * A server may refuse in the middle of the data and hang up; its reply is worth more than
         * our error.
         */
        private Attempt cutOff(IOException broken) {
            try {
                Reply reply = wire.reply(LATE_REPLY);
                end();
                boolean refused = !reply.isPositive() && !reply.isIntermediate() && !reply.closes();
                return refused
                        ? new Attempt.Refused(Phase.DATA, reply)
                        : new Attempt.Lost(Phase.DATA, reply.code(), reply.text());
            } catch (IOException silent) {
                return new Attempt.Lost(Phase.DATA, 0, Words.of(broken));
            }
        }

        private String mailLine() {
            String size = capabilities.sizeLimit() > 0 ? " SIZE=" + data.length : "";
            String utf8 = mail.needsSmtpUtf8() ? " SMTPUTF8 BODY=8BITMIME" : "";
            String dsn = capabilities.dsn() ? " RET=HDRS ENVID=" + Xtext.of(envelopeId()) : "";
            return "MAIL FROM:<" + mail.envelopeFrom() + '>' + size + utf8 + dsn + "\r\n";
        }

        private String rcptLine() {
            boolean dsn = capabilities.dsn() && !mail.to().needsSmtpUtf8();
            String asked =
                    dsn ? " NOTIFY=FAILURE,DELAY ORCPT=rfc822;" + Xtext.of(mail.to().full()) : "";
            return "RCPT TO:<" + mail.to().full() + '>' + asked + "\r\n";
        }

        /** The bounce token: what comes back with it is found like an answer to the return path. */
        private String envelopeId() {
            String local = mail.envelopeFrom();
            int plus = local.indexOf('+');
            int at = local.indexOf('@');
            return plus > 0 && at > plus ? local.substring(plus + 1, at) : "none";
        }
    }
}
