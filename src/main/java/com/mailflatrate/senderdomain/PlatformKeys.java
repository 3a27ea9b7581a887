package com.mailflatrate.senderdomain;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.mail.domain.Plan;
import com.mailflatrate.senderdomain.PlatformKeyStore.PlatformKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The platform's own DKIM keys: two, published both, one of which signs. They take turns as those
 * of the accounts do.
 */
@Component
@EngineTransactional
class PlatformKeys {

    private final PlatformKeyStore store;
    private final PlatformRecords records;
    private final Vault vault;
    private final InstantSource clock;

    PlatformKeys(
            PlatformKeyStore store, PlatformRecords records, Vault vault, InstantSource clock) {
        this.store = store;
        this.records = records;
        this.vault = vault;
        this.clock = clock;
    }

    /** Makes what is missing and publishes everything of the platform's own. */
    void publish() {
        List<PlatformKey> known = store.all(domain());
        for (String selector : Plan.SELECTORS) {
            if (known.stream().noneMatch(key -> key.selector().equals(selector))) {
                DkimKey key = DkimKey.generate();
                boolean signs = known.isEmpty() && selector.equals(Plan.SELECTORS.getFirst());
                store.insert(domain(), selector, key, sealed(key), signs, clock.instant());
            }
        }
        records.publishOwn();
        store.all(domain()).forEach(key -> records.publishKey(key.selector(), key.p()));
    }

    /** Signs with the key whose turn it is. */
    @EngineTransactional(readOnly = true)
    DkimSigner signer() {
        PlatformKey key = store.all(domain()).getFirst();
        return new DkimSigner(domain(), key.selector(), vault.open(KeyPurpose.DKIM, key.sealed()));
    }

    /** Lets the next key sign when it is time; true when it does. */
    boolean turn() {
        Instant now = clock.instant();
        List<PlatformKey> keys = store.all(domain());
        if (keys.isEmpty() || !isBefore(keys.getFirst().signsSince(), now, KeyTurns.SIGNS)) {
            return false;
        }
        List<PlatformKey> next =
                keys.stream()
                        .filter(key -> key.signsSince() == null && key.retiredAt() == null)
                        .filter(key -> isBefore(key.createdAt(), now, KeyTurns.KNOWN))
                        .toList();
        next.forEach(key -> store.turn(domain(), key.selector(), now));
        return !next.isEmpty();
    }

    /** Publishes a fresh key in the place of one whose last signatures have expired. */
    void renew() {
        Instant now = clock.instant();
        for (PlatformKey key : store.all(domain())) {
            if (isBefore(key.retiredAt(), now, KeyTurns.EXPIRED)) {
                DkimKey fresh = DkimKey.generate();
                if (store.renew(domain(), key.selector(), fresh, sealed(fresh), now)) {
                    records.publishKey(key.selector(), fresh.p());
                }
            }
        }
    }

    private static boolean isBefore(
            @org.jspecify.annotations.Nullable Instant at, Instant now, Duration age) {
        return at != null && !at.plus(age).isAfter(now);
    }

    private byte[] sealed(DkimKey key) {
        return vault.seal(KeyPurpose.DKIM, key.pkcs8());
    }

    private String domain() {
        return records.domain();
    }
}
