package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.ImportOptions;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.ReviewFacts.SpotCheck;
import com.mailflatrate.imports.Reviews;
import com.mailflatrate.imports.Upload;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.scans.ScanFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Lets a file out of the waiting room onto the account's first list, by the reviewer who has just
 * approved the account, on the same screen and after the same spot check as any import.
 */
@Component
public final class Admission {

    private final WaitingRoom room;
    private final Lists lists;
    private final Uploads uploads;
    private final Imports imports;
    private final Reviews reviews;

    Admission(WaitingRoom room, Lists lists, Uploads uploads, Imports imports, Reviews reviews) {
        this.room = room;
        this.lists = lists;
        this.uploads = uploads;
        this.imports = imports;
        this.reviews = reviews;
    }

    /** What waits, for the reviewer; empty when nothing does. */
    public Optional<WaitingFile> waiting(AccountId account) {
        return Lanes.engine(() -> room.of(account));
    }

    /** Why the file cannot be let in with this decision: SPOT_CHECK_REQUIRED, at {@code seen}. */
    public Optional<Reason> refusal(AccountId account, Set<Long> seen) {
        return waiting(account)
                .filter(file -> !seen.containsAll(lines(file)))
                .map(file -> Reason.field(Code.SPOT_CHECK_REQUIRED, "seen"));
    }

    /**
     * Makes a list and an import of the file; its rows come in once they have been judged, unless
     * more stands out then than the reviewer has seen. The room is empty afterwards. Refused with
     * NOT_FOUND without a file, and as lists and imports are. Must not be called inside a
     * transaction.
     */
    public Outcome<Import> letIn(
            AccountId account, String listName, OriginFacts origin, SignedIn me) {
        return Lanes.engine(() -> admit(account, listName, origin, me));
    }

    /** A page of the papers beside it, for the reviewer; empty when there is none. */
    public Optional<ScanFile> page(AccountId account, int number) {
        return Lanes.engine(() -> room.page(account, number));
    }

    private static Set<Long> lines(WaitingFile file) {
        return file.drawn().stream().map(SpotCheck::line).collect(Collectors.toSet());
    }

    private Outcome<Import> admit(
            AccountId account, String listName, OriginFacts origin, SignedIn me) {
        Optional<WaitingFile> waiting = room.of(account);
        if (waiting.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return lists.create(account, new ListDraft(listName, "", null), me.actor())
                .flatMap(list -> uploaded(account, list.id(), waiting.get(), me))
                .flatMap(
                        upload ->
                                imports.begin(
                                        account,
                                        upload.id(),
                                        new ImportOptions(
                                                waiting.get().facts().mapping(),
                                                null,
                                                origin,
                                                waiting.get().scan() == null
                                                        ? null
                                                        : waiting.get().scan().id(),
                                                false),
                                        me.actor()))
                .map(
                        batch -> {
                            reviews.decideAhead(batch.id(), lines(waiting.get()), me);
                            room.release(account);
                            return batch;
                        });
    }

    private Outcome<Upload> uploaded(
            AccountId account, ListId list, WaitingFile file, SignedIn me) {
        try {
            Path place = room.place();
            try {
                room.open(file, place);
                try (InputStream in = Files.newInputStream(place)) {
                    return uploads.receive(account, list, file.fileName(), in, me.actor());
                }
            } finally {
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
