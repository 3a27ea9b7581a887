package com.mailflatrate.consent;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import java.util.List;

/**
 * What a withdrawal ended.
 *
 * @param account whose mail stops
 * @param contact who asked
 * @param lists the lists it was about; empty when it was about everything
 * @param repeated nothing was left to end: somebody asked for the same before
 */
public record Withdrawn(
        AccountId account, ContactId contact, List<ListId> lists, boolean repeated) {

    /** Copies the lists. */
    public Withdrawn {
        lists = List.copyOf(lists);
    }
}
