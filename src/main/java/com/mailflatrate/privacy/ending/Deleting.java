package com.mailflatrate.privacy.ending;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Contacts.Filter;
import com.mailflatrate.consent.record.Erasures;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.privacy.duty.Checklist;
import com.mailflatrate.privacy.duty.Checklist.Part;
import com.mailflatrate.privacy.duty.Duties;
import com.mailflatrate.privacy.ending.Ending.Deletion;
import com.mailflatrate.privacy.retention.LegalHolds;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes what an account had entrusted to us: first every contact, whose proofs are blocked, then
 * table after table in short transactions. Killed in between it goes on where it was.
 */
@Component
final class Deleting {

    private static final Logger LOG = LoggerFactory.getLogger(Deleting.class);
    private static final Actor RULE = Actor.system("contract-end");
    private static final int CONTACTS = 200;

    private final Endings endings;
    private final LegalHolds holds;
    private final Contacts contacts;
    private final Erasures erasures;
    private final Checklist checklist;
    private final Duties duties;
    private final TransactionOperations transactions;

    Deleting(
            Endings endings,
            LegalHolds holds,
            Contacts contacts,
            Erasures erasures,
            Checklist checklist,
            Duties duties,
            TransactionOperations transactions) {
        this.endings = endings;
        this.holds = holds;
        this.contacts = contacts;
        this.erasures = erasures;
        this.checklist = checklist;
        this.duties = duties;
        this.transactions = transactions;
    }

    /** Every contract that is due; one that is held, or fails, keeps none back. */
    void round() {
        for (Ending ending : endings.due()) {
            AccountId account = ending.account();
            try {
                if (!holds.accounts().contains(account)) {
                    delete(account);
                }
            } catch (RuntimeException e) {
                LOG.error("contract end failed account={}", account, e);
            }
        }
    }

    private void delete(AccountId account) {
        long erased = part(account);
        while (erased > 0) {
            erased = part(account);
        }
        for (Part part : checklist.parts()) {
            Lanes.engine(() -> part.owner().end(account));
            part.holdings().forEach(holding -> delete(account, holding));
        }
        endings.finish(account);
        LOG.info("contract deleted account={}", account);
    }

    private long part(AccountId account) {
        return Objects.requireNonNull(
                Lanes.engine(() -> transactions.execute(tx -> erase(account))));
    }

    /**
     * Erases some contacts and writes that down with them, all or nothing; 0 when there is none
     * left.
     */
    private long erase(AccountId account) {
        long erased = 0;
        for (Contact contact : some(account)) {
            erased += erasures.erase(account, contact.id(), RULE) ? 1 : 0;
        }
        endings.deleted(account, new Deletion("audience.contacts", erased, ""));
        return erased;
    }

    private List<Contact> some(AccountId account) {
        return contacts.page(account, new Filter(null, null, null), new PageRequest(CONTACTS, null))
                .items();
    }

    private void delete(AccountId account, Holding holding) {
        Sql statement = holding.end();
        long all = 0;
        if (statement != null) {
            long some = duties.end(account, statement);
            while (some > 0) {
                all += some;
                some = duties.end(account, statement);
            }
        }
        if (all > 0 || !holding.stays().isEmpty()) {
            String stays = statement == null ? holding.stays() : "";
            endings.deleted(account, new Deletion(holding.table(), all, stays));
        }
    }
}
