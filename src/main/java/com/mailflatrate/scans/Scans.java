package com.mailflatrate.scans;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scans of an account. Whoever keeps one here says when it may go. */
@Component
@Transactional
public class Scans {

    private final ScanStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    Scans(ScanStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a scan under the master key.
     *
     * @param fileName without folders and control characters, at most 200 characters
     */
    public Scan keep(AccountId account, String fileName, ScanFile file, Actor by) {
        UUID id = ids.next();
        store.add(account, id, fileName, file, by, clock.instant());
        return store.find(account, id).orElseThrow();
    }

    /** What is known of a scan; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Scan> find(AccountId account, UUID id) {
        return store.find(account, id);
    }

    /** One page of a scan as a file; empty also when it has no such page. */
    @Transactional(readOnly = true)
    public Optional<ScanFile> page(AccountId account, UUID id, int number) {
        return store.file(account, id)
                .filter(file -> number >= 1 && number <= file.pages())
                .map(file -> file.page(number));
    }

    /** Forgets a scan. */
    public void discard(AccountId account, UUID id) {
        store.delete(account, id);
    }
}
