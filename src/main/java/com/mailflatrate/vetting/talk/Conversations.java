package com.mailflatrate.vetting.talk;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The conversation about an application, from both sides. */
@Component
@Transactional
public class Conversations {

    /** So many papers may come with one answer. */
    public static final int MOST_AT_ONCE = 3;

    private static final int MOST_OF_ACCOUNT = 30;
    private static final int LONGEST = 5000;

    private final NoteStore notes;
    private final AttachmentStore attachments;
    private final Accounts accounts;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    Conversations(
            NoteStore notes,
            AttachmentStore attachments,
            Accounts accounts,
            Audit audit,
            UuidV7 ids,
            InstantSource clock) {
        this.notes = notes;
        this.attachments = attachments;
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was said so far, oldest first. */
    @Transactional(readOnly = true)
    public List<Note> of(AccountId account) {
        return notes.of(account, attachments.of(account));
    }

    /**
     * The applicant answers, with papers beside it. Refused like a text of at most 5,000
     * characters, and with PAPERS_TOO_MANY on {@code files} above {@link #MOST_AT_ONCE}, or thirty
     * of an account.
     */
    public Outcome<Note> answer(
            AccountId account, @Nullable String text, List<AttachedFile> files, SignedIn by) {
        Fields fields = new Fields();
        String answer = fields.text("text", text, LONGEST);
        boolean full = attachments.count(account) + files.size() > MOST_OF_ACCOUNT;
        if (files.size() > MOST_AT_ONCE || (full && !files.isEmpty())) {
            fields.refuse(
                    Reason.field(Code.PAPERS_TOO_MANY, "files", MOST_AT_ONCE, MOST_OF_ACCOUNT));
        }
        return fields.outcome(
                () -> {
                    Note note = say(account, "answer", answer, by.actor());
                    List<Attachment> kept =
                            files.stream()
                                    .map(file -> attachments.add(account, ids.next(), note, file))
                                    .toList();
                    return new Note(
                            note.id(), note.kind(), note.text(), note.at(), note.by(), kept);
                });
    }

    /** Adds a note; {@link Note#kind} says which words there are. */
    public Note say(AccountId account, String kind, String text, Actor by) {
        Note note = new Note(ids.next(), kind, text, clock.instant(), by, List.of());
        notes.add(account, note);
        return note;
    }

    /** One of the account's own papers; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<AttachedFile> paper(AccountId account, UUID id) {
        return attachments.file(account, id);
    }

    /**
     * A paper for one of the operator's people, which the account's log shows as {@code
     * account.paper-read}. Refused with {@code NOT_FOUND} when nobody handed it in under these ids,
     * and to everybody else.
     *
     * @param publicId the account's id as a path has it
     * @param paper the paper's id as a path has it
     */
    @EngineTransactional
    public Outcome<AttachedFile> paper(String publicId, String paper, SignedIn reader) {
        Optional<Account> account =
                reader.staff()
                        ? Ids.uuid(publicId).flatMap(accounts::byPublicId)
                        : Optional.empty();
        return account.flatMap(of -> Ids.uuid(paper).flatMap(id -> read(of.id(), id, reader)))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    private Optional<AttachedFile> read(AccountId account, UUID id, SignedIn reader) {
        Optional<AttachedFile> file = attachments.file(account, id);
        file.ifPresent(
                read ->
                        audit.record(
                                account,
                                reader.actor(),
                                "account.paper-read",
                                id.toString(),
                                Map.of("name", read.name())));
        return file;
    }
}
