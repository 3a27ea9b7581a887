package com.mailflatrate.consent;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.personal.PersonalAddresses;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may be mailed (compliance row D6). The number shown and the people mailed come from the same
 * query.
 */
@Component
@Transactional(readOnly = true)
public class Audiences {

    private final AudienceStore store;
    private final Accounts accounts;
    private final PersonalAddresses personal;
    private final InstantSource clock;

    Audiences(
            AudienceStore store,
            Accounts accounts,
            PersonalAddresses personal,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.personal = personal;
        this.clock = clock;
    }

    /** Counts the people on these lists and why others on them are left out. */
    public Selection select(AccountId account, List<ListId> lists) {
        return stream(account, lists, contact -> true, recipient -> {});
    }

    /**
     * Gives every person who may be mailed, once, with the first of the lists through which that is
     * so, and the count of what it gave.
     *
     * @param within who is meant; whoever is not is neither selected nor skipped
     */
    public Selection stream(
            AccountId account,
            List<ListId> lists,
            Predicate<ContactId> within,
            Consumer<Outbox.Recipient> recipients) {
        List<ListId> order = lists.stream().distinct().toList();
        ZoneId zone = accounts.find(account).map(Account::zone).orElse(ZoneOffset.UTC);
        AudienceJudge judge =
                new AudienceJudge(
                        order,
                        new RhythmJudge(clock.instant(), zone),
                        personal.known(),
                        recipients);
        store.each(
                account,
                order,
                entry -> {
                    if (within.test(entry.contact())) {
                        judge.accept(entry);
                    }
                });
        return judge.finish();
    }
}
