package com.mailflatrate.web.start;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.vetting.Suspensions;
import com.mailflatrate.web.shared.Notice;
import com.mailflatrate.web.shared.Notices;
import com.mailflatrate.web.shared.Shell;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says on every page that the account is stopped, and where the reasons are (DSA Art. 17). */
@Component
final class StopNotices implements Notices {

    private final Suspensions suspensions;

    StopNotices(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public List<Notice> of(Account account, Shell shell) {
        if (account.state() != AccountState.SUSPENDED) {
            return List.of();
        }
        return suspensions.statement(account.id()).stream()
                .map(
                        stop ->
                                new Notice(
                                        shell.text("start.review.suspended"),
                                        shell.text("stopped.notice.link"),
                                        "/start#stopped"))
                .toList();
    }
}
