package com.mailflatrate.senderdomain;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.mail.dkim.DkimSigner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Signers by domain, opened once and kept for a minute, so that a turn of keys is noticed wherever
 * it was made. Thread-safe.
 */
@Component
public class Signers {

    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    private final DomainKeys keys;
    private final PlatformKeys own;
    private final ConcurrentHashMap<SenderDomainId, Kept> known = new ConcurrentHashMap<>();
    private volatile @Nullable Kept platform;

    private record Kept(DkimSigner signer, long since) {}

    Signers(DomainKeys keys, PlatformKeys own) {
        this.keys = keys;
        this.own = own;
    }

    /** Signs for an account's domain; empty when the domain is gone. */
    @EngineTransactional(readOnly = true)
    public Optional<DkimSigner> forDomain(AccountId account, SenderDomainId id) {
        long now = System.nanoTime();
        Kept kept = known.get(id);
        if (kept != null && now - kept.since() < KEPT) {
            return Optional.of(kept.signer());
        }
        Optional<DkimSigner> signer = keys.signer(account, id);
        signer.ifPresent(opened -> known.put(id, new Kept(opened, now)));
        return signer;
    }

    /** Asks for the key anew at the next mail. */
    void forget(SenderDomainId id) {
        known.remove(id);
    }

    /** Signs for the platform. */
    @EngineTransactional
    public DkimSigner platform() {
        long now = System.nanoTime();
        Kept kept = platform;
        if (kept != null && now - kept.since() < KEPT) {
            return kept.signer();
        }
        if (kept == null) {
            own.publish();
        }
        DkimSigner signer = own.signer();
        platform = new Kept(signer, now);
        return signer;
    }

    /** Asks for the platform's key anew at the next mail. */
    void forgetPlatform() {
        Kept kept = platform;
        if (kept != null) {
            platform = new Kept(kept.signer(), kept.since() - KEPT);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    @EngineTransactional
    void publishAtStart() {
        platform();
    }
}
