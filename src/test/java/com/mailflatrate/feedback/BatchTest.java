package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.feedback.mails.Arrivals;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.senderdomain.SendingHosts;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One mail that goes wrong. The service's own reader is kept waiting meanwhile. */
@DatabaseTest
class BatchTest {

    private static final long BYTES = 8 << 20;

    @Autowired ApplicationContext context;
    @Autowired Worker worker;
    @Autowired Mails mails;
    @Autowired SendingHosts hosts;
    @Autowired TestTime time;

    private final UUID wrong = UUID.randomUUID();
    private final UUID right = UUID.randomUUID();

    @Test
    void whatCannotBeReadIsTriedFiveTimesAndThenLeftToAPerson() {
        synchronized (worker) {
            Batch batch = withAnswersThat(new Failing());
            arrive();
            for (int attempt = 1; attempt <= 4; attempt++) {
                batch.readSome();
                assertThat(stateAndAttempts(wrong)).isEqualTo("NEW " + attempt);
            }
            assertThat(stateAndAttempts(right)).isEqualTo("DONE 0");
            batch.readSome();
            assertThat(stateAndAttempts(wrong)).isEqualTo("FAILED 5");
            batch.readSome();
            assertThat(stateAndAttempts(wrong)).isEqualTo("FAILED 5");
        }
    }

    @Test
    void whatCannotBeNotedTakesNoOtherWithIt() {
        synchronized (worker) {
            Batch batch = withAnswersThat(new Unstorable());
            arrive();
            batch.readSome();
            assertThat(stateAndAttempts(right)).isEqualTo("DONE 0");
            assertThat(stateAndAttempts(wrong)).isEqualTo("NEW 1");
        }
    }

    /** So a reply leaves within a minute whatever else has come. */
    @Test
    @Covers("G12")
    void whatPeopleWroteWaitsForNothingElseAndKeepsNothingElseWaiting() {
        synchronized (worker) {
            arrive();
            UUID reply = new UUID(0, 1);
            UUID another = new UUID(0, 2);
            mails.store(List.of(mail(reply, "r+x"), mail(another, "R+x")));
            assertThat(mails.next(2, 1_000, BYTES))
                    .extracting(Arrived::id)
                    .startsWith(reply, another)
                    .contains(wrong, right);
            assertThat(mails.next(1, 1_000, BYTES))
                    .extracting(Arrived::id)
                    .startsWith(reply)
                    .contains(wrong, right)
                    .doesNotContain(another);
        }
    }

    private class Failing extends Answers {

        Failing() {
            super(
                    context.getBean(Tokens.class),
                    context.getBean(Lookup.class),
                    context.getBean(Withdrawals.class),
                    context.getBean(Reports.class),
                    context.getBean(Forwards.class),
                    context.getBean(Complained.class),
                    context.getBean(Authors.class));
        }

        @Override
        Judgement read(Arrived arrived) {
            return arrived.id().equals(wrong) ? onPurpose(arrived) : super.read(arrived);
        }

        Judgement onPurpose(Arrived arrived) {
            throw new IllegalStateException("on purpose " + arrived.id());
        }
    }

    private final class Unstorable extends Failing {

        @Override
        Judgement onPurpose(Arrived arrived) {
            return new Judgement.Decided(arrived, Finding.of(Kind.JUNK, Why.NO_COMPLAINT, "a\0b"));
        }
    }

    private Batch withAnswersThat(Answers answers) {
        return new Batch(
                mails,
                answers,
                context.getBean(Reports.class),
                context.getBean(Messages.class),
                context.getBean(MeterRegistry.class));
    }

    private void arrive() {
        mails.store(List.of(mail(wrong), mail(right)));
    }

    private Arrivals.Incoming mail(UUID id) {
        return mail(id, "postmaster");
    }

    private Arrivals.Incoming mail(UUID id, String local) {
        byte[] raw =
                AnswerMails.report("x@y.test", "delayed", "4.4.1", "timeout")
                        .getBytes(StandardCharsets.UTF_8);
        String to = local + '@' + hosts.platform();
        return new Arrivals.Incoming(new Arrived(id, time.now(), "", to, raw, 0), raw.length);
    }

    private String stateAndAttempts(UUID id) {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select state || ' ' || attempts from feedback.mails where id = :id")
                                        .param("id", id)
                                        .query(String.class)
                                        .single());
    }
}
