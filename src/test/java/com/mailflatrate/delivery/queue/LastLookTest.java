package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.roundtrip.Probes;
import com.mailflatrate.suppression.SuppressionFeed;
import com.mailflatrate.suppression.SuppressionFollower;
import com.mailflatrate.transport.journal.Past;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What happens while a connection is being made still counts before its first MAIL FROM. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class LastLookTest extends RunsToStrangers {

    @Autowired SuppressionFeed feed;
    @Autowired Probes probes;
    @Autowired Guards guards;
    @Autowired Lives lives;
    @Autowired Queue queue;
    @Autowired BulkJobs bulk;
    @Autowired LetterJobs letterJobs;
    @Autowired SelfCheck selfCheck;

    private final CountDownLatch greeted = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private String there = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Exchange hesitant;

    @BeforeEach
    void aServerThatHesitates() throws Exception {
        there = "hesitant" + account.value() + ".test";
        // where nobody of an earlier test is still on the way to
        String address = "127.0.2." + (1 + account.value() % 200);
        hesitant = server(there, address, "220 mx.test\r\n", this::hesitates);
    }

    @AfterEach
    void itAnswers() {
        mayAnswer.countDown();
    }

    private Guards guards(SuppressionFollower following, Probes probing) {
        return new Guards(following, probing, outbound, measured, time.source());
    }

    @Test
    @Covers("G5")
    void whoeverLeavesWhileTheConnectionIsMadeGetsNone() throws Exception {
        List<Recipient> people = people(4, there);
        Recipient leaver = people.get(1);
        RunId run = start(people);
        greeted.await();
        leavesAndIsSeenToHaveLeft(leaver);
        mayAnswer.countDown();
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(hesitant.taken).hasSize(3).doesNotContain(addressOf(leaver).full());
        assertThat(hesitant.heard).noneMatch(line -> line.contains(addressOf(leaver).full()));
        assertThat(status(run).skipped()).containsEntry("SUPPRESSED", 1L);
    }

    @Test
    @Covers("A8")
    void aRunStoppedWhileTheConnectionIsMadeSaysNoMailFrom() throws Exception {
        List<Recipient> people = people(4, there);
        RunId run = start(people);
        greeted.await();
        eventually(() -> assertThat(guards.ask(anyOf(run))).isEqualTo(Guards.Word.GO));
        Lanes.engine(() -> runs.hold(account, run, "ACCOUNT_SUSPENDED", BY).orThrow());
        eventually(() -> assertThat(guards.ask(anyOf(run))).isEqualTo(Guards.Word.BACK));
        mayAnswer.countDown();
        eventually(() -> assertThat(status(run).held()).isEqualTo(4));
        eventually(() -> assertThat(hesitant.heard).contains("QUIT"));
        assertThat(hesitant.heard).noneMatch(line -> line.startsWith("MAIL FROM"));
        Lanes.engine(() -> runs.release(account, run, "it was nothing", BY).orThrow());
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(hesitant.taken).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    @Covers("G5")
    void nobodyIsMailedByWhoHasNotLookedForFiveSecondsWhoLeft() {
        AtomicLong now = new AtomicLong();
        SuppressionFollower own = new SuppressionFollower(feed, now::get);
        Guards blind = guards(own, probes);
        RunId run = new RunId(Long.MAX_VALUE);
        blind.runsAre(Set.of(run));
        assertThat(blind.ask(anyOf(run))).isEqualTo(Guards.Word.WAIT);
        own.follow();
        assertThat(blind.ask(anyOf(run))).isEqualTo(Guards.Word.GO);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(blind.ask(anyOf(run))).isEqualTo(Guards.Word.WAIT);
    }

    @Test
    void throughAHopThatHasNotShownThatItChangesNothingNoMailingLeaves() throws Exception {
        RunId run = start(people(2, there));
        greeted.await();
        Probes unproven = probes.through(List.of(new Hop("127.0.0.1", 9, Hop.Tls.NONE, null, 1)));
        assertThat(wordOn(run, guards(follower, unproven))).isEqualTo(Guards.Word.BACK);
        assertThat(wordOn(run, guards(follower, probes))).isEqualTo(Guards.Word.GO);
    }

    /** What a dispatcher that asks these guards lets become of a run's mails. */
    private Guards.Word wordOn(RunId run, Guards asked) {
        Lives.Begun life = lives.begin("probed-" + run, Past.NONE);
        boolean idle =
                new Dispatcher(queue, life.node(), bulk, letterJobs, asked, selfCheck, runs)
                        .isIdle();
        assertThat(idle).isEqualTo(!asked.mayMailingsLeave());
        return asked.ask(anyOf(run));
    }

    private @Nullable String hesitates(@Nullable String line) {
        if (line != null && line.startsWith("EHLO")) {
            greeted.countDown();
            try {
                mayAnswer.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return line;
    }

    private Claimed anyOf(RunId run) {
        return new Claimed(new MessageId(1), account, run, null, null, null, 1, now(), null, "");
    }
}
