package com.mailflatrate.campaign;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a hijacked account would do waits for an owner. */
@DatabaseTest
class UnusualReleaseTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "test", Language.DE);

    @Autowired private ApplicationContext context;
    @Autowired private Gate gate;
    @Autowired private Mailings mailings;
    @Autowired private Sessions sessions;
    @LocalServerPort private int port;

    private GivenCampaigns given;
    private Sender sender;
    private SignedIn owner;

    /** An account of last week with a domain of last week, and its owner on a new device. */
    @BeforeEach
    void anOwnerOnANewDevice() {
        given = new GivenCampaigns(context, port);
        sender = given.sender(2);
        long account = sender.customer().account().value();
        sql(
                "update account.accounts set created_at = created_at - interval '7 days' where account_id = "
                        + account);
        sql(
                "update senderdomain.sender_domains set created_at = created_at - interval '7 days' where account_id = "
                        + account);
        owner = sessions.find(new Customers(context).session(sender.customer())).orElseThrow();
        sql("update account.sessions set strange = true where id = '" + owner.viaId() + "'");
    }

    @Test
    @Covers("A13")
    void aNewDeviceAndANewHourAndALinkElsewhereWaitForAnOwnersSecondFactor() {
        CampaignId campaign = campaign();
        Mailing held = release(campaign, owner).orThrow();
        assertThat(held.state()).isEqualTo(Mailing.State.AWAITING_CONFIRMATION);
        assertThat(held.holds().getFirst().why()).isEqualTo("UNUSUAL_SENDING");
        eventually(() -> assertThat(letters()).anyMatch(text -> text.contains("Winter")));
        assertThat(codes(release(campaign, owner))).containsExactly(Code.STEP_UP_REQUIRED);
        assertThat(codes(release(campaign, editor()))).containsExactly(Code.NOT_ALLOWED);
        sql(
                "update account.sessions set proved_at = proved_at + interval '1 hour' where id = '"
                        + owner.viaId()
                        + "'");
        assertThat(release(campaign, owner).orThrow().state()).isEqualTo(Mailing.State.SENDING);
    }

    @Test
    @Covers("A13")
    void aKnownDeviceSendsAtOnceAtAnyHour() {
        sql("update account.sessions set strange = false where id = '" + owner.viaId() + "'");
        assertThat(release(campaign(), owner).orThrow().state()).isEqualTo(Mailing.State.SENDING);
    }

    @Test
    void theFirstSendFromANewDeviceNeedsAFreshSecondFactorAndTheNextDoesNot() {
        sql("update account.sessions set proved_at = null where id = '" + owner.viaId() + "'");
        CampaignId campaign = campaign();
        assertThat(codes(release(campaign, owner))).containsExactly(Code.STEP_UP_REQUIRED);
        sql("update account.sessions set sent_at = opened_at where id = '" + owner.viaId() + "'");
        assertThat(release(campaign, owner).isDone()).isTrue();
    }

    @Test
    @Covers("A13")
    void aNewDomainOfAnOldAccountSendsNothingInBulkForTwelveHours() {
        String mine = " where account_id = " + sender.customer().account().value();
        sql("update account.sessions set strange = false where id = '" + owner.viaId() + "'");
        sql(
                "update senderdomain.sender_domains set created_at = created_at + interval '6 days 12 hours 1 minute'"
                        + mine);
        CampaignId campaign = campaign();
        assertThat(codes(release(campaign, owner))).containsExactly(Code.COOLING);
        sql(
                "update senderdomain.sender_domains set created_at = created_at - interval '2 minutes'"
                        + mine);
        assertThat(release(campaign, owner).isDone()).isTrue();
    }

    private CampaignId campaign() {
        return CampaignId.parse(given.campaign(sender, given.lawful(sender))).orElseThrow();
    }

    private Outcome<Mailing> release(CampaignId campaign, SignedIn who) {
        return AccountScope.call(
                sender.customer().account(),
                () -> {
                    GateReport report =
                            gate.check(sender.customer().account(), campaign, who, CLIENT)
                                    .orThrow();
                    String nonce = Objects.requireNonNull(report.confirmation()).nonce();
                    return mailings.release(
                            sender.customer().account(),
                            campaign,
                            new Release(true, nonce, null, false),
                            who,
                            CLIENT);
                });
    }

    private SignedIn editor() {
        return new SignedIn(
                owner.user(),
                owner.name(),
                owner.email(),
                owner.account(),
                Set.of(Role.EDITOR),
                owner.scopes(),
                owner.via(),
                owner.viaId(),
                false);
    }

    private List<String> letters() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select body_text from delivery.letters where account_id = ?")
                                        .param(sender.customer().account().value())
                                        .query(String.class)
                                        .list());
    }

    private static List<Code> codes(Outcome<?> outcome) {
        return outcome.reasons().stream().map(Reason::code).toList();
    }

    private void sql(String sql) {
        new SentMails(context).engine(db -> db.sql(sql).update());
    }
}
