package com.mailflatrate.suppression;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who must not be mailed. Adding is idempotent; nothing here ever mails or unsubscribes anybody. */
@Component
@Transactional
public class Suppressions {

    /** Puts an address on the list; a second time changes nothing. {@code list} null means the whole account. */
    public void add(
            AccountId account,
            EmailAddress address,
            SuppressionReason reason,
            @Nullable ListId list,
            Actor by,
            String cause) {
        throw new IllegalStateException("not yet");
    }

    /** The {@link EmailAddress#key()}s of those among the addresses that stand here for any reason, on any list. */
    @Transactional(readOnly = true)
    public Set<String> suppressedAmong(AccountId account, Collection<EmailAddress> addresses) {
        throw new IllegalStateException("not yet");
    }

    /** Whether mail of this list must not go to the address. */
    @Transactional(readOnly = true)
    public boolean blocks(AccountId account, EmailAddress address, ListId list) {
        throw new IllegalStateException("not yet");
    }

    /** Why the address stands here; empty when it does not. */
    @Transactional(readOnly = true)
    public List<Suppression> of(AccountId account, EmailAddress address) {
        throw new IllegalStateException("not yet");
    }

    /** The account's entries, newest first. */
    @Transactional(readOnly = true)
    public Page<Suppression> page(AccountId account, PageRequest request) {
        throw new IllegalStateException("not yet");
    }

    /**
     * Takes away what the person's own new sign-up outweighs: UNSUBSCRIBED of that list or of everything, HARD
     * and SOFT. Never a complaint, an objection, an erasure or what the account typed in.
     */
    public void liftBySignUp(AccountId account, EmailAddress address, ListId list, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Takes away an entry the account typed in itself; every other one stays. */
    public Outcome<Suppression> deleteOwnManual(AccountId account, UUID id, Actor by) {
        throw new IllegalStateException("not yet");
    }
}
