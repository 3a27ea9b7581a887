package com.mailflatrate.abuse;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the desk does about a case. Every measure is a step of the case and a line of the audit log.
 */
@Component
@EngineTransactional
public class Measures {

    private final CaseStore cases;
    private final Accounts accounts;
    private final Audit audit;
    private final Suppressions suppressions;
    private final Stops stops;
    private final Letters letters;
    private final InstantSource clock;

    Measures(
            CaseStore cases,
            Accounts accounts,
            Audit audit,
            Suppressions suppressions,
            Stops stops,
            Letters letters,
            InstantSource clock) {
        this.cases = cases;
        this.accounts = accounts;
        this.audit = audit;
        this.suppressions = suppressions;
        this.stops = stops;
        this.letters = letters;
        this.clock = clock;
    }

    /** The measures. */
    public enum Action {
        /** Nothing of this account to the recipient any more. */
        SUPPRESS,
        /** Asks the account for its view. */
        ASK_ACCOUNT,
        /** Stops the mailing until a person of the operator releases it. */
        HOLD_MAILING,
        /** Stops the account's sending; a person decides that. */
        SUSPEND_ACCOUNT,
        CLOSE;

        /** As the API writes it: {@code hold-mailing}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads that; empty for anything else. */
        public static Optional<Action> of(String word) {
            return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
        }
    }

    /**
     * Takes a measure.
     *
     * @param note why; goes into the log, and to the account where it is asked or stopped
     * @return NOT_FOUND, WRONG_STATE for a closed case or one without what the measure needs
     */
    public Outcome<CaseId> take(CaseId id, Action action, String note, SignedIn by) {
        Optional<CaseRow> found = cases.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        CaseRow row = found.get();
        if (row.state() == Case.State.CLOSED) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        Outcome<CaseId> done =
                switch (action) {
                    case SUPPRESS -> suppress(row, by.actor());
                    case ASK_ACCOUNT -> ask(row, note);
                    case HOLD_MAILING -> stops.mailing(row, note, by.actor());
                    case SUSPEND_ACCOUNT -> stops.account(row, note, by);
                    case CLOSE ->
                            cases.close(id, clock.instant())
                                    ? Outcome.done(id)
                                    : Outcome.refused(Code.WRONG_STATE);
                };
        if (done.isDone()) {
            cases.step(id, by.actor(), action.word(), note, clock.instant());
            audit.record(
                    row.account(),
                    by.actor(),
                    "case." + action.word(),
                    id.toString(),
                    Map.of("note", note));
        }
        return done;
    }

    private Outcome<CaseId> suppress(CaseRow row, Actor by) {
        Optional<EmailAddress> email =
                Optional.ofNullable(row.contactEmail()).flatMap(EmailAddress::parse);
        if (row.account() == null || email.isEmpty()) {
            return Outcome.refused(Reason.of(Code.WRONG_STATE));
        }
        suppressions.add(
                row.account(),
                email.get(),
                SuppressionReason.COMPLAINT,
                null,
                by,
                "case " + row.number());
        stops.membership(row, by);
        cases.suppressed(row.id(), clock.instant());
        return Outcome.done(row.id());
    }

    private Outcome<CaseId> ask(CaseRow row, String note) {
        Optional<Account> account = Optional.ofNullable(row.account()).flatMap(accounts::find);
        Optional<EmailAddress> email =
                account.flatMap(known -> EmailAddress.parse(known.company().email()));
        if (account.isEmpty() || email.isEmpty()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        letters.send(
                Letters.Letter.plain(
                        Letters.Kind.NOTICE,
                        account.get().id(),
                        email.get(),
                        CaseLetters.subject(account.get().language(), row.number()),
                        CaseLetters.text(account.get().language(), row, note)));
        return Outcome.done(row.id());
    }
}
