package com.mailflatrate.vetting;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.vetting.talk.Conversations;
import com.mailflatrate.vetting.talk.Note;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The operator's review of applications: a person decides, with a note, once (compliance rows A1,
 * A10).
 */
@Component
@EngineTransactional
public class Vetting {

    private static final int LONGEST_NOTE = 5000;

    private final VettingStore store;
    private final Accounts accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Conversations talk;
    private final InstantSource clock;
    private final StaffRights rights;

    Vetting(
            VettingStore store,
            Accounts accounts,
            Audit audit,
            ApplicationEventPublisher events,
            Conversations talk,
            InstantSource clock,
            StaffRights rights) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.talk = talk;
        this.clock = clock;
        this.rights = rights;
    }

    /** What a reviewer may answer. */
    public enum Decision {
        /** The account becomes active. */
        APPROVE,
        /** A question; the application stays in the queue. */
        ASK,
        /** The account is rejected. */
        REJECT;

        /** As the API and the database write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Decision> parse(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /** Accounts in some states, oldest first; all states when none is named. */
    @EngineTransactional(readOnly = true)
    public Page<Applicant> page(List<AccountState> states, PageRequest request) {
        List<AccountState> wanted = states.isEmpty() ? List.of(AccountState.values()) : states;
        List<AccountId> found = store.queue(wanted, after(request), request.limit() + 1);
        return Page.of(found, request.limit(), AccountId::toString).map(this::read);
    }

    /** What waits for a decision now, oldest first, at most 200. */
    @EngineTransactional(readOnly = true)
    public List<Applicant> waiting() {
        return store.waiting().stream().map(this::read).toList();
    }

    /** How many wait for a decision, at most 200. */
    @EngineTransactional(readOnly = true)
    public long waitingCount() {
        return store.waiting().size();
    }

    /** Where an account stands among those that wait, from 1; 0 when it does not wait. */
    @EngineTransactional(readOnly = true)
    public int place(AccountId account) {
        return store.waiting().indexOf(account) + 1;
    }

    /** Everything about one applicant. */
    @EngineTransactional(readOnly = true)
    public Optional<Applicant> find(UUID publicId) {
        return accounts.byPublicId(publicId).map(account -> read(account.id()));
    }

    /** The same by the number inside the house. */
    @EngineTransactional(readOnly = true)
    public Optional<Applicant> applicant(AccountId account) {
        return accounts.find(account).map(found -> read(found.id()));
    }

    /**
     * Decides. Refused with {@code PERSON_REQUIRED} for a key outside the sandbox, {@code
     * NOT_ALLOWED} without the role, {@code ADDRESS_NOT_CONFIRMED} before the sign-in address is
     * proved, {@code ALREADY_DECIDED} when the account does not wait for a decision.
     *
     * @param decision {@code approve}, {@code ask} or {@code reject}
     * @param note goes to the applicant; may be missing only with an approval
     */
    public Outcome<Applicant> decide(
            UUID publicId, @Nullable String decision, @Nullable String note, SignedIn by) {
        Optional<Account> account = accounts.byPublicId(publicId);
        if (account.isEmpty() || !by.staff()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Code> refusal = rights.reviewerRefusal(by, "operator:review");
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Fields fields = new Fields();
        String word = fields.line("decision", decision, LONGEST_NOTE);
        Optional<Decision> choice = Decision.parse(word);
        if (!word.isEmpty() && choice.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, "decision"));
        }
        String text =
                choice.equals(Optional.of(Decision.APPROVE))
                        ? Optional.ofNullable(fields.optionalText("note", note, LONGEST_NOTE))
                                .orElse("")
                        : fields.text("note", note, LONGEST_NOTE);
        return fields.outcome(choice::orElseThrow)
                .flatMap(chosen -> decide(account.get().id(), chosen, text, by));
    }

    private Outcome<Applicant> decide(
            AccountId account, Decision decision, String note, SignedIn by) {
        Account locked = accounts.lock(account).orElseThrow();
        if (locked.state() != AccountState.PENDING && locked.state() != AccountState.REVIEW) {
            return Outcome.refused(Code.ALREADY_DECIDED);
        }
        if (store.answers(account).filter(answers -> answers.confirmedAt() != null).isEmpty()) {
            return Outcome.refused(Code.ADDRESS_NOT_CONFIRMED);
        }
        Note said = talk.say(account, decision.word(), note, by.actor());
        switch (decision) {
            case APPROVE -> accounts.changeState(account, AccountState.ACTIVE, note, by.actor());
            case REJECT -> accounts.changeState(account, AccountState.REJECTED, note, by.actor());
            case ASK ->
                    audit.record(
                            account,
                            by.actor(),
                            "account.asked",
                            locked.publicId().toString(),
                            Map.of("note", note));
        }
        events.publishEvent(new AccountDecided(account, decision.word(), said.id()));
        return Outcome.done(read(account));
    }

    /** What the applicant answered about origins. */
    @Transactional(readOnly = true)
    public List<StatedOrigin> origins(AccountId account) {
        return store.origins(account);
    }

    /** What the account's start page says about its application. */
    @Transactional(readOnly = true)
    public Optional<Progress> progress(AccountId account) {
        return store.answers(account)
                .map(
                        answers ->
                                new Progress(
                                        answers.userEmail(),
                                        answers.purpose(),
                                        answers.appliedAt(),
                                        answers.confirmedAt(),
                                        answers.stateAt()));
    }

    /** How far an application is. */
    public record Progress(
            String userEmail,
            String purpose,
            Instant appliedAt,
            @Nullable Instant confirmedAt,
            Instant stateAt) {}

    private Applicant read(AccountId id) {
        Account account = accounts.find(id).orElseThrow();
        VettingStore.Answers answers =
                store.answers(id)
                        .orElseGet(
                                () ->
                                        new VettingStore.Answers(
                                                "",
                                                "",
                                                "",
                                                0,
                                                account.createdAt(),
                                                account.createdAt(),
                                                account.createdAt()));
        return new Applicant(
                account,
                answers.userName(),
                answers.userEmail(),
                answers.confirmedAt(),
                answers.purpose(),
                answers.mails(),
                answers.appliedAt(),
                answers.stateAt(),
                store.origins(id),
                store.earlier(id),
                talk.of(id));
    }

    private static long after(PageRequest request) {
        try {
            return request.cursor() == null ? 0 : Long.parseLong(request.cursor());
        } catch (NumberFormatException nobodyGaveItOut) {
            return 0;
        }
    }
}
