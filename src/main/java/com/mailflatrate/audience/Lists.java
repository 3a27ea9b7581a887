package com.mailflatrate.audience;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of an account. */
@Component
@Transactional
public class Lists {

    /** A new, empty list. */
    public Outcome<ListSummary> create(AccountId account, ListDraft draft, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** One list; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<ListSummary> find(AccountId account, ListId id) {
        throw new IllegalStateException("not yet");
    }

    /** Several at once, by name; unknown ones are left out. */
    @Transactional(readOnly = true)
    public List<ListSummary> findAll(AccountId account, Collection<ListId> ids) {
        throw new IllegalStateException("not yet");
    }

    /** All lists, newest first. */
    @Transactional(readOnly = true)
    public Page<ListSummary> page(AccountId account, PageRequest request) {
        throw new IllegalStateException("not yet");
    }
}
