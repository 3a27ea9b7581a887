package com.mailflatrate.campaign;

import static com.mailflatrate.given.Eventually.until;

import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Mailings that were sent and then stand still, so that nothing moves while a test looks. */
public final class GivenMailings {

    private final ApplicationContext context;
    private final GivenCampaigns campaigns;

    public GivenMailings(ApplicationContext context, int port) {
        this.context = context;
        this.campaigns = new GivenCampaigns(context, port);
    }

    /** A mailing to some people that a rule stopped. */
    public record Stopped(Sender sender, MailingId mailing, RunId run) {

        public AccountId account() {
            return sender.customer().account();
        }
    }

    /** Sends a mailing to some people, and has a rule stop it afterwards. */
    public Stopped stopped(int people) {
        Sender sender = campaigns.sender(people);
        String campaign = campaigns.campaign(sender, campaigns.lawful(sender));
        var ticked = CampaignTest.ticked(campaigns.gate(sender, campaign));
        String id =
                GivenCampaigns.read(campaigns.release(sender, campaign, ticked))
                        .get("mailingId")
                        .asString();
        MailingId mailing = MailingId.parse(id).orElseThrow();
        AccountId account = sender.customer().account();
        until("sent", () -> mailing(account, mailing).state() == Mailing.State.FINISHED);
        RunId run = Objects.requireNonNull(mailing(account, mailing).run());
        Lanes.engine(
                () ->
                        context.getBean(TransactionOperations.class)
                                .executeWithoutResult(tx -> stop(account, run)));
        return new Stopped(sender, mailing, run);
    }

    /** In one transaction: between two of them the run could finish. */
    private void stop(AccountId account, RunId run) {
        context.getBean(JdbcClient.class)
                .sql("update delivery.runs set state = 'RUNNING', finished_at = null where id = ?")
                .param(run.value())
                .update();
        context.getBean(Runs.class)
                .hold(account, run, "COMPLAINTS 5 400", Actor.system("complaints"))
                .orThrow();
    }

    private Mailing mailing(AccountId account, MailingId mailing) {
        return Lanes.engine(
                () -> context.getBean(Mailings.class).find(account, mailing).orElseThrow());
    }
}
