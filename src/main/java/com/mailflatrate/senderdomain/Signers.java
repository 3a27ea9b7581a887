package com.mailflatrate.senderdomain;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.mail.dkim.DkimSigner;
import java.time.Duration;
import java.time.InstantSource;
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

    private static final String SELECTOR = "mf1";
    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    private final DomainKeys keys;
    private final PlatformRecords records;
    private final InstantSource clock;
    private final ConcurrentHashMap<SenderDomainId, Kept> known = new ConcurrentHashMap<>();
    private volatile @Nullable DkimSigner platform;

    private record Kept(DkimSigner signer, long since) {}

    Signers(DomainKeys keys, PlatformRecords records, InstantSource clock) {
        this.keys = keys;
        this.records = records;
        this.clock = clock;
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
        DkimSigner signer = platform;
        if (signer == null) {
            SigningKeyStore.Signing key =
                    keys.platform(records.domain(), SELECTOR, clock.instant());
            records.publishOwn(key);
            signer = keys.open(key);
            platform = signer;
        }
        return signer;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    @EngineTransactional
    void publishAtStart() {
        platform();
    }
}
