package com.mailflatrate.campaign;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.audience.Addressed;
import com.mailflatrate.campaign.audience.CampaignAudiences;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.AudienceDigest;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.KeyedMac;
import com.mailflatrate.keys.Macs;
import com.mailflatrate.keys.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The checks between a campaign and a mailing. The only place that can seal a clearance. */
@Component
@Transactional
public class Gate {

    /** How long delivery may take to accept what was cleared. */
    private static final Duration CLEARED_FOR = Duration.ofMinutes(15);

    private final GateRoom room;
    private final SenderFacts senders;
    private final CampaignAudiences audiences;
    private final Macs macs;
    private final Sealer<Clearance> sealer;
    private final InstantSource clock;

    Gate(
            GateRoom room,
            SenderFacts senders,
            CampaignAudiences audiences,
            Macs macs,
            Sealer<Clearance> sealer,
            InstantSource clock) {
        this.room = room;
        this.senders = senders;
        this.audiences = audiences;
        this.macs = macs;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * What the gate says now; while it is not red, with a fresh confirmation for this person to
     * tick. Looks the sender's records up first where the last look is old, therefore not inside a
     * transaction.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<GateReport> check(
            AccountId account, CampaignId campaign, SignedIn me, ClientInfo client) {
        senders.refresh(account, room.sender(account, campaign));
        return room.report(account, campaign, me, client);
    }

    /** The same without asking for a tick, for those who only look. */
    @Transactional(readOnly = true)
    public Outcome<GateReport> look(AccountId account, CampaignId campaign) {
        return room.look(account, campaign);
    }

    /**
     * Seals the yes to a run whose checks were just found free of obstacles; counts the audience by
     * the one query.
     */
    Clearance clear(
            AccountId account,
            RunId run,
            SenderDomainId domain,
            Addressed to,
            byte[] content,
            UUID confirmation) {
        KeyedMac mac = macs.open(KeyPurpose.AUDIENCE);
        AudienceDigest digest = new AudienceDigest(run, mac::of);
        audiences.stream(
                account, to, recipient -> digest.add(recipient.contact(), recipient.list()));
        Instant now = clock.instant();
        Clearance open =
                new Clearance(
                        run,
                        account,
                        domain,
                        content,
                        digest.count(),
                        digest.value(),
                        confirmation,
                        now,
                        now.plus(CLEARED_FOR),
                        new byte[0]);
        return open.withSeal(sealer.seal(open));
    }
}
