package com.mailflatrate.consent.preference;

import com.mailflatrate.account.Account;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import java.util.List;

/**
 * What a person may choose from.
 *
 * @param email masked
 * @param lists those the person is on
 * @param left those it left and can ask for again
 * @param tracking whether it agreed to be measured
 * @param message the mail the page was asked for from
 */
public record Choice(
        Account account,
        ContactId contact,
        String email,
        List<Entry> lists,
        List<Entry> left,
        boolean tracking,
        MessageId message) {

    /** A list by its name. */
    public record Entry(ListId list, String name) {}

    /** Copies the lists. */
    public Choice {
        lists = List.copyOf(lists);
        left = List.copyOf(left);
    }
}
