package com.mailflatrate.keys;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.keys.Key.State;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All keys in memory, unwrapped. Makes the first key of each purpose at the first start; follows
 * changes made by another process within half a minute. Thread-safe.
 */
@Component
class KeyRing {

    /** Message tokens have four bits for the key. */
    private static final int MOST_TOKEN_KEYS = 16;

    private static final int SECRET_BYTES = 32;

    private final KeyStore store;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private volatile MasterKey master;
    private volatile Map<KeyPurpose, List<Key>> keys = Map.of();

    KeyRing(
            KeyStore store,
            TransactionOperations transactions,
            InstantSource clock,
            MasterKey master) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.master = master;
        onEngine(this::addMissing);
        reload();
    }

    Key active(KeyPurpose purpose) {
        return of(purpose)
                .filter(key -> key.state() == State.ACTIVE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no active key for " + purpose));
    }

    /** A key that may check or open. */
    Optional<Key> usable(KeyPurpose purpose, int id) {
        return usable(purpose).filter(key -> key.id() == id).findFirst();
    }

    /** All that may check or open, newest first. */
    Stream<Key> usable(KeyPurpose purpose) {
        return of(purpose).filter(key -> key.state() != State.REVOKED);
    }

    /** Every key in any state. */
    List<Key> all() {
        return keys.values().stream().flatMap(List::stream).toList();
    }

    /** Makes a new active key; the one before still checks and opens. */
    Key rotate(KeyPurpose purpose) {
        int id =
                all().stream()
                                .filter(key -> key.purpose() == purpose)
                                .mapToInt(Key::id)
                                .max()
                                .orElse(0)
                        + 1;
        if (purpose == KeyPurpose.TOKEN && id >= MOST_TOKEN_KEYS) {
            throw new IllegalStateException(
                    "message tokens have room for " + MOST_TOKEN_KEYS + " keys, all are used");
        }
        onEngine(
                () -> {
                    store.change(purpose, active(purpose).id(), State.OLD, clock.instant());
                    store.add(purpose, id, fresh(purpose, id), clock.instant());
                });
        reload();
        return active(purpose);
    }

    /** Lets an old key do nothing any more. */
    boolean revoke(KeyPurpose purpose, int id) {
        if (active(purpose).id() == id) {
            throw new IllegalStateException("key " + id + " is the active one: rotate first");
        }
        if (purpose == KeyPurpose.SUPPRESSION) {
            throw new IllegalStateException(
                    "suppression keys are never revoked: people would be mailed again");
        }
        boolean revoked =
                Boolean.TRUE.equals(
                        Lanes.engine(
                                () ->
                                        transactions.execute(
                                                _ ->
                                                        store.change(
                                                                purpose,
                                                                id,
                                                                State.REVOKED,
                                                                clock.instant()))));
        reload();
        return revoked;
    }

    /** Wraps every key by another master key. */
    void rewrap(MasterKey next) {
        onEngine(
                () ->
                        store.all()
                                .forEach(
                                        row ->
                                                store.rewrap(
                                                        row.purpose(),
                                                        row.id(),
                                                        next.envelope()
                                                                .seal(
                                                                        unwrap(row),
                                                                        about(
                                                                                row.purpose(),
                                                                                row.id())))));
        master = next;
        reload();
    }

    void reload() {
        Map<KeyPurpose, List<Key>> fresh = new EnumMap<>(KeyPurpose.class);
        List<KeyStore.Row> rows = Lanes.engine(() -> transactions.execute(_ -> store.all()));
        for (KeyPurpose purpose : KeyPurpose.values()) {
            fresh.put(
                    purpose,
                    rows.stream()
                            .filter(row -> row.purpose() == purpose)
                            .map(row -> new Key(purpose, row.id(), row.state(), unwrap(row)))
                            .toList());
        }
        keys = fresh;
    }

    private void addMissing() {
        List<KeyPurpose> known = store.all().stream().map(KeyStore.Row::purpose).toList();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (!known.contains(purpose)) {
                store.add(purpose, 1, fresh(purpose, 1), clock.instant());
            }
        }
    }

    private Stream<Key> of(KeyPurpose purpose) {
        return keys.getOrDefault(purpose, List.of()).stream();
    }

    private byte[] fresh(KeyPurpose purpose, int id) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return master.envelope().seal(secret, about(purpose, id));
    }

    private byte[] unwrap(KeyStore.Row row) {
        try {
            return master.envelope().open(row.wrapped(), about(row.purpose(), row.id()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The master key does not open the keys of this database: set"
                            + " MAILFLATRATE_MASTER_KEY to the key it was made with ("
                            + row.purpose()
                            + " "
                            + row.id()
                            + ").",
                    e);
        }
    }

    private static byte[] about(KeyPurpose purpose, int id) {
        return (purpose + ":" + id).getBytes(StandardCharsets.UTF_8);
    }

    private void onEngine(Runnable work) {
        Lanes.engine(() -> transactions.executeWithoutResult(_ -> work.run()));
    }
}
