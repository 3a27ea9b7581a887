package com.mailflatrate.senderdomain;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.mail.dkim.DkimSigner;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Signers by domain, opened once and kept. Thread-safe. */
@Component
public class Signers {

    private static final String SELECTOR = "mf1";

    private final DomainKeys keys;
    private final PlatformRecords records;
    private final InstantSource clock;
    private final ConcurrentHashMap<SenderDomainId, DkimSigner> known = new ConcurrentHashMap<>();
    private volatile @Nullable DkimSigner platform;

    Signers(DomainKeys keys, PlatformRecords records, InstantSource clock) {
        this.keys = keys;
        this.records = records;
        this.clock = clock;
    }

    /** Signs for an account's domain; empty when the domain is gone. */
    @EngineTransactional(readOnly = true)
    public Optional<DkimSigner> forDomain(AccountId account, SenderDomainId id) {
        DkimSigner signer = known.get(id);
        if (signer == null) {
            signer = keys.signer(account, id).orElse(null);
            if (signer != null) {
                known.put(id, signer);
            }
        }
        return Optional.ofNullable(signer);
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
