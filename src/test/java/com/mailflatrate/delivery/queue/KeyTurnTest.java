package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.senderdomain.KeyTurnJob;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of a domain take turns behind its CNAMEs, and no mail on its way notices. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class KeyTurnTest extends RunsOfOneShop {

    @Autowired KeyTurnJob turns;
    @Autowired JdbcClient db;

    @Test
    @Covers("F4")
    void aMailSignedBeforeTheKeyTurnedVerifiesAfterItUntilItsSignatureExpires() {
        byte[] before = sent();
        assertThat(selector(before)).isEqualTo("mf1");
        back("signs_since", Duration.ofDays(181));
        turns.run();
        assertThat(selector(sent()))
                .as("the other key is not known for a week yet")
                .isEqualTo("mf1");

        back("created_at", Duration.ofDays(8));
        turns.run();
        byte[] after = sent();
        assertThat(selector(after)).isEqualTo("mf2");
        assertThat(isVerified(before)).isTrue();
        assertThat(isVerified(after)).isTrue();

        back("retired_at", Duration.ofDays(7));
        turns.run();
        assertThat(isVerified(before)).as("it may still be on its way").isTrue();
        back("retired_at", Duration.ofDays(9));
        turns.run();
        assertThat(isVerified(before)).as("a fresh key is published").isFalse();
        assertThat(isVerified(after)).isTrue();
        assertThat(selector(sent())).isEqualTo("mf2");
        assertThat(Lanes.engine(() -> domains.check(account, domain.id()).orThrow()).state())
                .as("the account has nothing to do")
                .isEqualTo(domain.state());
    }

    @Test
    @Covers("F4")
    void thePlatformsOwnKeyTurnsTheSameWay() {
        String ours = "mailflatrate.test";
        byte[] before = sent();
        String first = selector(before, ours);
        platformBack("signs_since", Duration.ofDays(181));
        platformBack("created_at", Duration.ofDays(6));
        turns.run();
        assertThat(selector(sent(), ours)).as("the other is not known for a week").isEqualTo(first);

        platformBack("created_at", Duration.ofDays(8));
        turns.run();
        byte[] after = sent();
        assertThat(selector(after, ours)).isNotEqualTo(first);
        assertThat(isVerified(before, ours)).isTrue();
        assertThat(isVerified(after, ours)).isTrue();

        platformBack("retired_at", Duration.ofDays(7));
        turns.run();
        assertThat(isVerified(before, ours)).as("it may still be on its way").isTrue();
        platformBack("retired_at", Duration.ofDays(9));
        turns.run();
        assertThat(isVerified(before, ours)).as("a fresh key is published").isFalse();
        assertThat(isVerified(sent(), ours)).isTrue();
    }

    private byte[] sent() {
        List<Recipient> people = people(1, "accept.test");
        RunId run = start(people);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        return raw(people.getFirst());
    }

    private boolean isVerified(byte[] mail) {
        return isVerified(mail, name);
    }

    private boolean isVerified(byte[] mail, String by) {
        return verifier.verify(mail).stream().anyMatch(one -> one.passesFor(by));
    }

    private String selector(byte[] mail) {
        return selector(mail, name);
    }

    private static String selector(byte[] mail, String by) {
        String text = new String(mail, StandardCharsets.UTF_8).replaceAll("\r\n\\s+", " ");
        return text.lines()
                .filter(
                        line ->
                                line.startsWith("DKIM-Signature:")
                                        && line.contains("d=" + by + ";"))
                .map(line -> line.replaceAll(".*\\bs=([^;]+);.*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private void platformBack(String column, Duration by) {
        Lanes.engine(
                () ->
                        db.sql(
                                        "update senderdomain.platform_keys set "
                                                + column
                                                + " = :at where domain = 'mailflatrate.test' and "
                                                + column
                                                + " is not null")
                                .param("at", Timestamp.from(now().minus(by)))
                                .update());
    }

    private void back(String column, Duration by) {
        Lanes.engine(
                () ->
                        db.sql(
                                        "update senderdomain.sender_keys set "
                                                + column
                                                + " = :at where account_id = :account and "
                                                + column
                                                + " is not null")
                                .param("at", Timestamp.from(now().minus(by)))
                                .param("account", account.value())
                                .update());
    }
}
