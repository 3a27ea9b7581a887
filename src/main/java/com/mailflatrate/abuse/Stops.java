package com.mailflatrate.abuse;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.vetting.SuspensionDraft;
import com.mailflatrate.vetting.Suspensions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Measures that stop something: a membership, a mailing, an account. */
@Component
class Stops {

    /** The clause a stop by the desk rests on. */
    private static final String CLAUSE = "anti-spam policy";

    private final Memberships memberships;
    private final Mailings mailings;
    private final Runs runs;
    private final Accounts accounts;
    private final Suspensions suspensions;

    Stops(
            Memberships memberships,
            Mailings mailings,
            Runs runs,
            Accounts accounts,
            Suspensions suspensions) {
        this.memberships = memberships;
        this.mailings = mailings;
        this.runs = runs;
        this.accounts = accounts;
        this.suspensions = suspensions;
    }

    void membership(CaseRow row, Actor by) {
        if (row.account() != null && row.contact() != null) {
            memberships.changeStatusEverywhere(
                    row.account(), row.contact(), MembershipStatus.COMPLAINED, "COMPLAINT", by);
        }
    }

    Outcome<CaseId> mailing(CaseRow row, String note, Actor by) {
        Optional<Mailing> mailing =
                Optional.ofNullable(row.mailing()).flatMap(mailings::byMailingId);
        if (mailing.isEmpty() || mailing.get().run() == null) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        String why = note.isBlank() ? "case " + row.number() : note;
        return runs.hold(mailing.get().account(), mailing.get().run(), why, by)
                .map(held -> row.id());
    }

    /** A person decides: the sandbox alone takes it from a key. */
    Outcome<CaseId> account(CaseRow row, String note, SignedIn by) {
        Optional<Account> account = Optional.ofNullable(row.account()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        String facts = note.isBlank() ? "case " + row.number() : note;
        return suspensions
                .suspend(
                        account.get().publicId(),
                        new SuspensionDraft("sending", facts, CLAUSE, false, false),
                        by)
                .map(done -> row.id());
    }
}
