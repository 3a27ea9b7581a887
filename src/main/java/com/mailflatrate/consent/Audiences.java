package com.mailflatrate.consent;

import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import java.util.List;
import java.util.function.Consumer;
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

    Audiences(AudienceStore store) {
        this.store = store;
    }

    /** Counts the people on these lists and why others on them are left out. */
    public Selection select(AccountId account, List<ListId> lists) {
        return stream(account, lists, recipient -> {});
    }

    /**
     * Gives every person who may be mailed, once, with the first of the lists through which that is
     * so, and the count of what it gave.
     */
    public Selection stream(
            AccountId account, List<ListId> lists, Consumer<Outbox.Recipient> recipients) {
        List<ListId> order = lists.stream().distinct().toList();
        AudienceJudge judge = new AudienceJudge(order, recipients);
        store.each(account, order, judge);
        return judge.finish();
    }
}
