package com.mailflatrate.abuse;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.feedback.DeadMailboxes;
import com.mailflatrate.feedback.Standings;
import com.mailflatrate.imports.trust.Caution;
import com.mailflatrate.kernel.AccountId;
import org.springframework.stereotype.Component;

/**
 * What an account's dead mailboxes lead to (compliance row H9): above 2 % a person looks at its
 * imports, above 5 % a case is opened. Only a person suspends.
 */
@Component
class DeadMailboxesDesk implements Caution {

    private final Standings standings;
    private final CaseBook book;

    DeadMailboxesDesk(Standings standings, CaseBook book) {
        this.standings = standings;
        this.book = book;
    }

    @Override
    public boolean applies(AccountId account) {
        return standings.asksForCaution(account);
    }

    @AfterCommit
    void told(DeadMailboxes event) {
        book.openByRule(event.account(), null, event.refused() + " / " + event.tried());
    }
}
