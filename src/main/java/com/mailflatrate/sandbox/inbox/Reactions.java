package com.mailflatrate.sandbox.inbox;

import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.feedback.InboundPort;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.client.SmartClient;

/**
 * What comes back from behaving domains: real mails over SMTP to our own inbound port, a moment
 * later.
 */
@Component
@SandboxOnly
final class Reactions implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final int TRIES = 20;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(2, Thread.ofVirtual().factory());
    private final ObjectProvider<InboundPort> inbound;
    private final ObjectProvider<SendingHosts> hosts;
    private final InstantSource clock;

    Reactions(
            ObjectProvider<InboundPort> inbound,
            ObjectProvider<SendingHosts> hosts,
            InstantSource clock) {
        this.inbound = inbound;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Answers a mail that was accepted, if its recipient's domain does so. */
    void to(Behaviour behaviour, String from, String recipient, MailHead head, byte[] raw) {
        AnswerMails answer = new AnswerMails(clock, recipient, head, raw);
        switch (behaviour) {
            case ASYNC_BOUNCE -> {
                if (!from.isEmpty()) {
                    later("", from, answer.deliveryReport(from));
                }
            }
            case COMPLAINS -> {
                String desk = "fbl@" + hosts.getObject().platform();
                later("feedback@complains.test", desk, answer.complaint(from, desk));
            }
            case AWAY -> head.replyTo().ifPresent(to -> later("", to, answer.outOfOffice(to)));
            case OBJECTS ->
                    head.replyTo().ifPresent(to -> later(recipient, to, answer.objection(to)));
            case ACCEPT, HARD_BOUNCE, SOFT_BOUNCE, BLOCK, SLOW, FLAKY -> {}
        }
    }

    private void later(String from, String to, byte[] mail) {
        threads.execute(
                () -> {
                    for (int i = 0; i < TRIES; i++) {
                        LockSupport.parkNanos(MOMENT.multipliedBy(i + 1L).toNanos());
                        if (isSent(from, to, mail)) {
                            return;
                        }
                    }
                    LOG.atWarn()
                            .addKeyValue("tries", TRIES)
                            .log("an answer of a behaving domain was not taken in");
                });
    }

    private boolean isSent(String from, String to, byte[] mail) {
        InboundPort port = inbound.getIfAvailable();
        if (port == null || port.number() == 0) {
            return false;
        }
        try {
            SmartClient client =
                    SmartClient.createAndConnect("127.0.0.1", port.number(), "mx.sandbox.test");
            try {
                client.from(from);
                client.to(to);
                client.dataStart();
                client.dataWrite(mail);
                client.dataEnd();
                return true;
            } finally {
                client.quit();
            }
        } catch (IOException e) {
            LOG.atDebug()
                    .addKeyValue("why", e.getMessage())
                    .log("an answer of a behaving domain was refused");
            return false;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
