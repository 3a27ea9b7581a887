package com.mailflatrate.web.shared;

import com.mailflatrate.account.Account;
import java.util.List;

/** Knows what an account should be told on every page. */
public interface Notices {

    /** Nothing on most days. */
    List<Notice> of(Account account, Shell shell);
}
