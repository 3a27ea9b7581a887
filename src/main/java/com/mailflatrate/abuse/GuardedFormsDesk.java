package com.mailflatrate.abuse;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.optin.FormGuarded;
import org.springframework.stereotype.Component;

/**
 * A form that a rule slowed down comes before the desk (compliance row C18). Whether it may go on
 * is decided where forms are reviewed.
 */
@Component
class GuardedFormsDesk {

    private final CaseBook book;

    GuardedFormsDesk(CaseBook book) {
        this.book = book;
    }

    @AfterCommit
    void told(FormGuarded event) {
        book.openByRule(event.account(), event.form(), event.why());
    }
}
