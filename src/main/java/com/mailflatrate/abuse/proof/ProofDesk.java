package com.mailflatrate.abuse.proof;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.StaffMembers;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.ledger.blocked.BlockedFact;
import com.mailflatrate.ledger.blocked.Opening;
import com.mailflatrate.ledger.blocked.Openings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proof of people who were erased, for the operator's desk. Asking, agreeing and every reading
 * stand in the audit log with the reason. Everything is refused with NOT_ALLOWED or PERSON_REQUIRED
 * to whoever may not work on cases.
 */
@Component
@EngineTransactional
public class ProofDesk {

    private static final String SCOPE = "operator:cases";

    private final Openings openings;
    private final Accounts accounts;
    private final Audit audit;
    private final StaffRights rights;
    private final StaffMembers staff;
    private final InstantSource clock;

    ProofDesk(
            Openings openings,
            Accounts accounts,
            Audit audit,
            StaffRights rights,
            StaffMembers staff,
            InstantSource clock) {
        this.openings = openings;
        this.accounts = accounts;
        this.audit = audit;
        this.rights = rights;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * One person asks. INVALID_VALUE on {@code accountId}, INVALID_ADDRESS on {@code email}, else
     * as {@link Openings#ask}.
     */
    public Outcome<Opened> ask(SignedIn me, Wish wish) {
        Optional<Code> no = rights.refusal(me, SCOPE);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        Optional<Account> account = Ids.uuid(text(wish.accountId())).flatMap(accounts::byPublicId);
        Optional<EmailAddress> email = EmailAddress.parse(text(wish.email()));
        if (account.isEmpty() || email.isEmpty()) {
            return Outcome.refused(wrong(account.isEmpty(), email.isEmpty()));
        }
        return openings.ask(
                        account.get().id(),
                        email.get(),
                        text(wish.reason()),
                        me.user().value(),
                        me.name())
                .map(opening -> noted(me, opening, "blocked-proof.asked"));
    }

    /**
     * Another one agrees, or one of the two reads again. As {@link Openings#agree}; NOT_ALLOWED
     * also when the one who asked may not work on cases any more.
     */
    public Outcome<Opened> agree(SignedIn me, UUID id) {
        Optional<Code> no = rights.refusal(me, SCOPE).or(() -> alone(id));
        return no.isPresent()
                ? Outcome.refused(no.get())
                : openings.agree(id, me.user().value(), me.name())
                        .map(opening -> noted(me, opening, "blocked-proof.read"));
    }

    /** A wish nobody stands behind any more: whoever agreed would be alone. */
    private Optional<Code> alone(UUID id) {
        return openings.find(id)
                .filter(wish -> wish.agreedAt() == null)
                .map(wish -> staff.rolesOf(new UserId(wish.askedBy())))
                .filter(roles -> !rights.grant(roles, SCOPE))
                .map(roles -> Code.NOT_ALLOWED);
    }

    /** One wish, for the two of it with what is open; a reading is noted. NOT_FOUND. */
    public Outcome<Opened> look(SignedIn me, UUID id) {
        Optional<Code> no = rights.refusal(me, SCOPE);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        Optional<Opening> found = openings.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Opened seen = seen(me, found.get(), true);
        return Outcome.done(
                seen.facts().isEmpty() ? seen : noted(me, found.get(), "blocked-proof.read"));
    }

    /** What was asked, the newest first, without what is open. */
    @EngineTransactional(readOnly = true)
    public Outcome<Page<Opened>> page(SignedIn me, PageRequest request) {
        Optional<Code> no = rights.refusal(me, SCOPE);
        return no.isPresent()
                ? Outcome.refused(no.get())
                : Outcome.done(openings.page(request).map(one -> seen(me, one, false)));
    }

    private Opened noted(SignedIn me, Opening opening, String action) {
        audit.record(
                opening.account(),
                me.actor(),
                action,
                opening.id().toString(),
                Map.of("reason", opening.reason()));
        return seen(me, opening, true);
    }

    private Opened seen(SignedIn me, Opening opening, boolean inside) {
        UUID reader = me.user().value();
        Opening.State state = opening.state(clock.instant());
        List<BlockedFact> facts =
                inside && state == Opening.State.OPEN ? openings.read(opening, reader) : List.of();
        return new Opened(
                opening,
                accounts.find(opening.account()).map(one -> one.company().name()).orElse(""),
                state,
                state == Opening.State.WAITING && !opening.askedBy().equals(reader),
                opening.isOf(reader),
                facts);
    }

    private static List<Reason> wrong(boolean account, boolean email) {
        List<Reason> wrong = new ArrayList<>();
        if (account) {
            wrong.add(Reason.field(Code.INVALID_VALUE, "accountId"));
        }
        if (email) {
            wrong.add(Reason.field(Code.INVALID_ADDRESS, "email"));
        }
        return wrong;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
