package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.audience.personal.PersonalAddresses;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.imports.risk.DeadDomains;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.rows.Backing;
import com.mailflatrate.scans.Scan;
import com.mailflatrate.scans.ScanFile;
import com.mailflatrate.scans.Scans;
import com.mailflatrate.sheets.ColumnFile;
import com.mailflatrate.sheets.FileReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The waiting room: an applicant leaves a file before anybody has decided. It is sealed, becomes no
 * contact, nobody is mailed, and after 14 days it is gone. The reviewer sees facts.
 */
@Component
public class WaitingRoom {

    private static final int MOST_BYTES = 10 << 20;

    private final WaitingStore store;
    private final SealedFiles files;
    private final Accounts accounts;
    private final DeadDomains dead;
    private final Records records;
    private final InstantSource clock;
    private final TransactionOperations transactions;

    WaitingRoom(
            WaitingStore store,
            SealedFiles files,
            Accounts accounts,
            DeadDomains dead,
            Records records,
            InstantSource clock,
            TransactionOperations transactions) {
        this.store = store;
        this.files = files;
        this.accounts = accounts;
        this.dead = dead;
        this.records = records;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What a file needs to be written down. */
    @Component
    record Records(Audit audit, UuidV7 ids, Scans scans, PersonalAddresses personal) {}

    /**
     * Takes a file of at most 10 MB of an account that waits for its decision; a later one takes
     * the place of the one before. Refused with WRONG_STATE for other accounts, TOO_LARGE, what
     * {@link FileReading#look} refuses, MAPPING_REQUIRED without a column of addresses. Reads
     * outside of any transaction.
     *
     * @param papers a scan of what people signed, named by its pages in the file; null without
     */
    public Outcome<WaitingFile> put(
            AccountId account, String fileName, InputStream in, @Nullable Papers papers, Actor by) {
        if (!waits(account)) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        try {
            Path plain = files.plain();
            Path original = files.plain();
            try {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    return Outcome.refused(Code.TOO_LARGE);
                }
                Files.write(plain, bytes);
                Files.write(original, bytes);
                Outcome<ColumnFile> looked = FileReading.look(plain);
                if (!looked.isDone()) {
                    return Outcome.refused(looked.reasons());
                }
                return keep(
                        account, Uploads.tidy(fileName), looked.orThrow(), original, papers, by);
            } finally {
                Files.deleteIfExists(plain);
                Files.deleteIfExists(original);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome<WaitingFile> keep(
            AccountId account,
            String name,
            ColumnFile file,
            Path original,
            @Nullable Papers papers,
            Actor by)
            throws IOException {
        Instant now = clock.instant();
        Backing backing = new Backing(papers == null ? 0 : papers.file().pages(), false);
        ZoneId zone = accounts.find(account).orElseThrow().zone();
        Facts facts = Facts.of(file, backing, records.personal().known(), zone, now);
        if (!facts.hasAddresses()) {
            return Outcome.refused(Code.MAPPING_REQUIRED);
        }
        UUID id = records.ids().next();
        files.seal(id, original);
        byte[] sha256 = Secrets.sha256(Files.readAllBytes(original));
        WaitingFacts known = facts.done(dead);
        return transactions.execute(
                tx -> {
                    forget(account);
                    Scan scan =
                            papers == null
                                    ? null
                                    : records.scans()
                                            .keep(account, papers.fileName(), papers.file(), by);
                    WaitingFile waiting =
                            new WaitingFile(account, id, name, known, facts.drawn(), scan, now);
                    store.add(account, waiting, sha256, by);
                    records.audit()
                            .record(
                                    account,
                                    by,
                                    "import.left-waiting",
                                    id.toString(),
                                    Map.of("file", name));
                    return Outcome.done(waiting);
                });
    }

    /**
     * A page of the papers that wait beside the file, for who decides; empty when there is none.
     */
    @Transactional(readOnly = true)
    public Optional<ScanFile> page(AccountId account, int number) {
        return store.find(account)
                .map(WaitingFile::scan)
                .flatMap(scan -> records.scans().page(account, scan.id(), number));
    }

    /** The file of an account that waits; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<WaitingFile> of(AccountId account) {
        return store.find(account);
    }

    /** Whether the account may leave one: nobody has decided about it yet. */
    @Transactional(readOnly = true)
    public boolean waits(AccountId account) {
        return accounts.find(account)
                .filter(found -> found.state() == AccountState.PENDING)
                .isPresent();
    }

    /** Takes the file away, from disk too. */
    @Transactional
    public void withdraw(AccountId account) {
        forget(account);
    }

    /** Deletes what has waited for 14 days; on the engine lane. */
    @Transactional
    public void expire(Held held) {
        store.before(clock.instant().minus(WaitingFile.KEPT), held.numbers())
                .forEach(file -> forget(file.account()));
    }

    /** Writes the file as it came to a place; for who lets it in. */
    void open(WaitingFile file, Path place) throws IOException {
        files.open(file.id(), place);
    }

    Path place() throws IOException {
        return files.plain();
    }

    /** Takes the file away, and leaves the scan to the import that has begun with it. */
    void release(AccountId account) {
        store.find(account).ifPresent(file -> files.delete(file.id()));
        store.delete(account);
    }

    private void forget(AccountId account) {
        store.find(account)
                .map(WaitingFile::scan)
                .ifPresent(scan -> records.scans().discard(account, scan.id()));
        release(account);
    }
}
