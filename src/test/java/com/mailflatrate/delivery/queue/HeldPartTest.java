package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.delivery.held.HeldParts;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.measures.Measure;
import com.mailflatrate.measures.Measures;
import com.mailflatrate.measures.Touch;
import com.mailflatrate.measures.Touches;
import com.mailflatrate.transport.shaping.Step.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A site refuses what a mailing says: what still waits for it is held, and nothing else. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class HeldPartTest extends RunsToStrangers {

    private static final String SPAM = "550 5.7.1 Message rejected as spam, p@held.test\r\n";
    private static final Actor STAFF =
            new Actor(Actor.Kind.STAFF, UUID.randomUUID(), "Petra Prüferin");

    @Autowired Measures measures;
    @Autowired Touches touches;
    @Autowired HeldParts parts;

    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();

    private Exchange particular(String domain, String address) throws IOException {
        return particular(domain, address, Set.of());
    }

    /**
     * @param asked recipients who are asked to come again
     */
    private Exchange particular(String domain, String address, Set<String> asked)
            throws IOException {
        return server(
                domain,
                address,
                "220 mx.test\r\n",
                line -> {
                    if (line != null && asked.stream().anyMatch(line::contains)) {
                        return "450 4.2.0 greylisted\r\n";
                    }
                    boolean refused = line != null && line.equals(".") && refusal.get() != null;
                    return refused ? refusal.get() : line;
                });
    }

    private Touch held(RunId run) {
        eventually(() -> assertThat(touched(run)).hasSize(1));
        return touched(run).getFirst();
    }

    private List<Touch> touched(RunId run) {
        return Lanes.engine(() -> touches.of(account, run));
    }

    private long counted(RunId run, UUID measure) {
        return Lanes.engine(() -> parts.counts(account, run)).getOrDefault(measure, 0L);
    }

    private void allAreAnsweredOrHeld(RunId run, int all) {
        eventually(
                () -> {
                    RunStatus now = status(run);
                    assertThat(now.bounced()).isBetween(5L, 60L);
                    assertThat(now.held()).isPositive();
                    assertThat(now.accepted() + now.bounced() + now.held() + now.deferred())
                            .isEqualTo(all);
                });
    }

    @Test
    void whatASiteCallsSpamIsHeldThereUntilAPersonLiftsItAndTheRestArrives() throws Exception {
        Exchange picky = particular("picky.test", "127.0.0.21");
        Exchange other = server("easy.test", "127.0.0.22");
        refusal.set(SPAM);
        List<Recipient> people = people(300, "picky.test");
        people.addAll(people(20, "easy.test"));
        RunId run = start(people);

        Touch touch = held(run);
        allAreAnsweredOrHeld(run, 320);
        assertThat(other.taken).hasSize(20);
        assertThat(touch.scope()).isEqualTo(Scope.MAILING);
        assertThat(touch.site()).isEqualTo("mx.picky.test");
        assertThat(touch.words()).contains("rejected as spam").doesNotContain("@");
        assertThat(touch.until()).isNull();
        assertThat(counted(run, touch.measure())).isEqualTo(status(run).held());
        assertThat(status(run).state()).isEqualTo(State.RUNNING);

        time.advance(Duration.ofHours(3));
        refusal.set(null);
        RunId later = start(people(4, "picky.test"));
        eventually(() -> assertThat(status(later).state()).isEqualTo(State.FINISHED));
        assertThat(picky.taken).as("another mailing arrives").hasSize(4);

        long held = status(run).held();
        Measure lifted =
                Lanes.engine(() -> parts.lift(touch.measure(), "spoke to them", STAFF).orThrow());

        assertThat(lifted.liftedBy()).isEqualTo("Petra Prüferin");
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(picky.taken).hasSize((int) (4 + held)).doesNotHaveDuplicates();
        assertThat(status(run).accepted()).isEqualTo(20 + held);
        assertThat(held(run).liftedAt()).isNotNull();
        assertThat(Lanes.engine(() -> parts.lift(touch.measure(), "again", STAFF)).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.WRONG_STATE);
    }

    @Test
    void whatAnAccountLeavesOutIsNeverSentAndItsMailingEnds() throws Exception {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Exchange picky = particular("pickier.test", "127.0.0.23", asked);
        refusal.set(SPAM);
        List<Recipient> people = people(20, "pickier.test");
        people.forEach(person -> asked.add(addressOf(person).full()));
        people.addAll(people(200, "pickier.test"));
        RunId run = start(people);
        Touch touch = held(run);
        allAreAnsweredOrHeld(run, 220);
        long later = status(run).deferred();
        assertThat(later).isPositive();
        long held = status(run).held();
        AccountId stranger = new AccountId(account.value() + 1_000_000);
        assertThat(Lanes.engine(() -> parts.leaveOut(stranger, run, touch.measure(), BY)).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.NOT_FOUND);
        assertThat(
                        Lanes.engine(() -> parts.leaveOut(account, run, UUID.randomUUID(), BY))
                                .reasons())
                .extracting(Reason::code)
                .containsExactly(Code.NOT_FOUND);

        refusal.set(null);
        Lanes.engine(() -> parts.leaveOut(account, run, touch.measure(), BY).orThrow());

        eventually(() -> assertThat(status(run).skipped()).containsEntry("LEFT_OUT", held));
        time.advance(Duration.ofHours(1));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(status(run).skipped())
                .as("those that come to it later too")
                .containsEntry("LEFT_OUT", held + later);
        assertThat(status(run).held()).isZero();
        Lanes.engine(() -> parts.lift(touch.measure(), "over", STAFF).orThrow());
        time.advance(Duration.ofDays(4));
        assertThat(picky.taken).isEmpty();
        assertThat(Lanes.engine(() -> parts.leaveOut(account, run, touch.measure(), BY)).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.WRONG_STATE);
    }

    @Test
    void whatIsHeldForTheWholeOfItsTimeExpiresAndSaysWhy() throws Exception {
        Exchange picky = particular("pickiest.test", "127.0.0.24");
        refusal.set(SPAM);
        RunId run = start(people(100, "pickiest.test"));
        allAreAnsweredOrHeld(run, 100);
        long held = status(run).held();

        time.advance(Duration.ofHours(73));

        eventually(() -> assertThat(status(run).expired()).isEqualTo(held));
        assertThat(picky.taken).isEmpty();
        assertThat(outcomes.after(0, 1_000_000))
                .filteredOn(
                        row -> run.equals(row.run()) && row.state() == MessageFacts.State.EXPIRED)
                .hasSize((int) held)
                .allSatisfy(row -> assertThat(row.text()).contains("a rule held it back"));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
    }

    @Test
    void aSiteThatDistrustsADomainGetsNothingOfItsAccountForHoursAndThenAllOfIt() throws Exception {
        Exchange wary = particular("wary.test", "127.0.0.25");
        refusal.set("451 4.7.26 your domain has a poor reputation, dmarc\r\n");
        RunId run = start(people(150, "wary.test"));
        Touch touch = held(run);
        assertThat(touch.scope()).isEqualTo(Scope.ACCOUNT);
        RunId second = start(people(30, "wary.test"));
        eventually(() -> assertThat(status(second).held()).isEqualTo(30));
        eventually(() -> assertThat(touched(second)).hasSize(1));
        assertThat(status(second).deferred()).as("without an attempt").isZero();

        refusal.set(null);
        time.advance(Duration.ofHours(6));

        eventually(() -> assertThat(status(second).state()).isEqualTo(State.FINISHED));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(wary.taken).hasSize(180).doesNotHaveDuplicates();
    }

    @Test
    void aSiteThatIsLeftAloneIsToldToTheMailingsThatWaitForItWithoutItsWords() throws Exception {
        server(
                "away.test",
                "127.0.0.26",
                "554 5.7.1 away, somebody@else.test sent spam\r\n",
                line -> line);
        RunId run = start(people(10, "away.test"));
        Touch touch = held(run);
        assertThat(touch.scope()).isEqualTo(Scope.SITE);
        assertThat(touch.rule()).isEqualTo("SHUT_OUT");
        assertThat(touch.words()).isEmpty();
        assertThat(Lanes.engine(() -> parts.leaveOut(account, run, touch.measure(), BY)).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.WRONG_STATE);
        List<Measure> all = measures.page(true, PageRequest.first()).items();
        assertThat(all)
                .filteredOn(one -> one.id().equals(touch.measure()))
                .singleElement()
                .satisfies(one -> assertThat(one.words()).contains("away").doesNotContain("@"));
        Lanes.engine(() -> runs.cancel(account, run, "seen enough", BY).orThrow());
    }

    @Test
    void fromAnAddressThatIsListedNoMailingLeavesUntilAPersonLiftsItAndLettersDo()
            throws Exception {
        Exchange any = server("anybody.test", "127.0.0.27");
        measured.shaping().listed("young.sender.test", "list.test 127.0.0.4");
        measured.shaping().listed("six.sender.test", "list.test 127.0.0.4");
        measured.shaping().listed("mail.sender.test", "list.test 127.0.0.4");
        RunId run = start(people(20, "anybody.test"));
        Lanes.engine(
                () ->
                        letters.send(
                                Letter.plain(
                                        Letters.Kind.NOTICE,
                                        account,
                                        address("visitor@anybody.test"),
                                        "Hallo",
                                        "Guten Tag")));
        eventually(() -> assertThat(any.taken).containsExactly("visitor@anybody.test"));
        eventually(() -> assertThat(touched(run)).hasSize(3));
        assertThat(touched(run)).extracting(Touch::rule).containsOnly("BLOCK_LISTED");
        assertThat(status(run).accepted()).isZero();

        touched(run)
                .forEach(
                        one ->
                                Lanes.engine(
                                        () ->
                                                parts.lift(one.measure(), "delisted", STAFF)
                                                        .orThrow()));

        time.advance(Duration.ofMinutes(11));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(any.taken).hasSize(21);
    }

    @Test
    void whatOneOfTwoSmarthostsRefusesGoesThroughTheOther() throws Exception {
        particular("one-way.test", "127.0.0.31");
        Exchange other = server("other-way.test", "127.0.0.32");
        refusal.set(SPAM);
        RunId run = start(people(300, TWO_WAYS));
        Touch touch = held(run);
        assertThat(touch.site()).startsWith("127.0.0.31:");
        eventually(
                () -> {
                    time.advance(Duration.ofMinutes(2));
                    assertThat(status(run).state()).isEqualTo(State.FINISHED);
                });
        assertThat(status(run).bounced()).isBetween(5L, 60L);
        assertThat(other.taken).hasSize((int) (300 - status(run).bounced()));
    }
}
