package com.mailflatrate.doors.once;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Macs;
import com.mailflatrate.keys.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which requests were done, and what was answered. The key is kept by the transaction of the effect
 * itself, so that there is never one without the other; the answer follows in a transaction of its
 * own. When that is lost in a crash, a repetition meets 409 instead of a second effect.
 */
@Component
@Transactional
class Answers {

    private static final Duration LIFE = Duration.ofHours(24);

    private final AnswerStore store;
    private final Vault vault;
    private final Macs macs;
    private final InstantSource clock;

    Answers(AnswerStore store, Vault vault, Macs macs, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.macs = macs;
        this.clock = clock;
    }

    /** What is kept of a request instead of its hash, from which a password could be guessed. */
    byte[] fingerprint(byte[] sha256) {
        byte[] mac = macs.mac(KeyPurpose.REQUEST, sha256);
        return Arrays.copyOfRange(mac, mac.length - 32, mac.length);
    }

    /** What was answered before, unsealed. */
    @Transactional(readOnly = true)
    public Optional<KeptAnswer> find(Once once) {
        return store.find(once, since())
                .map(
                        kept -> {
                            byte[] body = kept.body();
                            byte[] plain =
                                    body == null ? null : vault.open(KeyPurpose.ANSWER, body);
                            return new KeptAnswer(
                                    kept.requestSha256(),
                                    kept.status(),
                                    kept.contentType(),
                                    kept.location(),
                                    plain);
                        });
    }

    /**
     * Keeps the key within the transaction of the effect; throws, and so rolls it back, when
     * another was faster.
     */
    public void keep(Once once) {
        boolean mine = store.keep(once, clock.instant(), since());
        once.fate().set(mine ? Once.Fate.KEPT : Once.Fate.TAKEN);
        if (!mine) {
            throw new RefusedException(Code.REQUEST_RUNNING);
        }
    }

    /** Gives the key back: the request was refused, so that a corrected one may use it. */
    public void release(Once once) {
        store.release(once);
    }

    /** Adds the answer. */
    public void complete(Once once, KeptAnswer answer) {
        byte[] body = answer.body();
        byte[] sealed = body == null ? null : vault.seal(KeyPurpose.ANSWER, body);
        store.complete(
                once,
                new KeptAnswer(
                        answer.requestSha256(),
                        answer.status(),
                        answer.contentType(),
                        answer.location(),
                        sealed));
    }

    /** Forgets what is older than a day. */
    public int forget() {
        return store.forget(since());
    }

    private Instant since() {
        return clock.instant().minus(LIFE);
    }
}
