package com.mailflatrate.delivery;

import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.delivery.held.FirstLooks;
import com.mailflatrate.delivery.spi.MessageSource;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.AudienceDigest;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Macs;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.keys.Verifier;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only door through which messages of a mailing enter the queue. */
@Component
@Transactional
public class Outbox {

    private static final int CHUNK = 5_000;

    private final OutboxStore store;
    private final RunStore runs;
    private final Verifier<Clearance> seals;
    private final Macs macs;
    private final ObjectProvider<MessageSource> source;
    private final FirstLooks looks;
    private final InstantSource clock;

    Outbox(
            OutboxStore store,
            RunStore runs,
            Verifier<Clearance> seals,
            Macs macs,
            ObjectProvider<MessageSource> source,
            FirstLooks looks,
            InstantSource clock) {
        this.store = store;
        this.runs = runs;
        this.seals = seals;
        this.macs = macs;
        this.source = source;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * One contact a mailing goes to, on its primary list, with the key under which a suppression
     * would be found.
     */
    public record Recipient(ContactId contact, ListId list, SuppressionKey key) {}

    /** An empty digest for the audience of a run, for the gate. */
    @Transactional(readOnly = true)
    public AudienceDigest digest(RunId run) {
        return new AudienceDigest(run, macs.open(KeyPurpose.AUDIENCE)::of);
    }

    /**
     * Takes the recipients of a cleared run and starts it, or takes nothing at all. Seal, expiry
     * and content are checked first; then count and digest over what was stored must agree with the
     * clearance, else {@code CLEARANCE_BROKEN}. What a person has to look at first is held before
     * anything can leave.
     *
     * @param recipients is called once with a sink for every recipient
     * @return how many messages wait now
     */
    public Outcome<Long> accept(Clearance clearance, Consumer<Consumer<Recipient>> recipients) {
        Instant now = clock.instant();
        AccountId account = clearance.account();
        RunId run = clearance.run();
        if (!isGenuine(clearance) || now.isAfter(clearance.expiresAt()) || !contentIs(clearance)) {
            return Outcome.refused(Code.CLEARANCE_BROKEN);
        }
        if (runs.find(account, run).filter(row -> row.state() == State.OPEN).isEmpty()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        store.clear(run);
        stage(run, recipients);
        AudienceDigest digest = digest(run);
        store.staged(run, digest::add);
        if (!agrees(clearance, digest)) {
            store.clear(run);
            return Outcome.refused(Code.CLEARANCE_BROKEN);
        }
        long filled = store.fill(account, run, MessageNumbers.base(now));
        store.clear(run);
        if (filled != clearance.audienceCount() || !runs.start(account, clearance, now)) {
            throw new IllegalStateException("run " + run + " was changed while it was filled");
        }
        looks.before(account, run, filled);
        return Outcome.done(filled);
    }

    /**
     * Whether a run's stored messages and content are still those of its clearance. In the engine's
     * transaction.
     */
    public boolean stillHolds(Clearance clearance) {
        AudienceDigest digest = digest(clearance.run());
        store.stored(clearance.account(), clearance.run(), digest::add);
        return isGenuine(clearance) && agrees(clearance, digest) && contentIs(clearance);
    }

    private void stage(RunId run, Consumer<Consumer<Recipient>> recipients) {
        List<Recipient> chunk = new ArrayList<>(CHUNK);
        recipients.accept(
                recipient -> {
                    chunk.add(recipient);
                    if (chunk.size() == CHUNK) {
                        store.stage(run, chunk);
                        chunk.clear();
                    }
                });
        store.stage(run, chunk);
    }

    private boolean isGenuine(Clearance clearance) {
        return seals.verify(clearance, clearance.seal());
    }

    private boolean contentIs(Clearance clearance) {
        byte[] content = source.getObject().contentSha256(clearance.account(), clearance.run());
        return MessageDigest.isEqual(content, clearance.contentSha256());
    }

    private static boolean agrees(Clearance clearance, AudienceDigest digest) {
        return digest.count() == clearance.audienceCount()
                && MessageDigest.isEqual(digest.value(), clearance.audienceDigest());
    }
}
