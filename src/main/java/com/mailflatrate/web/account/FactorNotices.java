package com.mailflatrate.web.account;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.member.FactorDuties;
import com.mailflatrate.web.shared.Notice;
import com.mailflatrate.web.shared.Notices;
import com.mailflatrate.web.shared.Shell;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says on every page of a large account that the one who reads it needs a second factor. */
@Component
final class FactorNotices implements Notices {

    private final FactorDuties duties;

    FactorNotices(FactorDuties duties) {
        this.duties = duties;
    }

    @Override
    public List<Notice> of(Account account, Shell shell) {
        return shell.me().flatMap(duties::missing).stream()
                .map(until -> notice(until, shell))
                .toList();
    }

    private static Notice notice(Instant until, Shell shell) {
        boolean overdue = !shell.now().isBefore(until);
        return new Notice(
                overdue
                        ? shell.text("security.duty.now", FactorDuties.MOST_WITHOUT)
                        : shell.text(
                                "security.duty.soon", FactorDuties.MOST_WITHOUT, shell.date(until)),
                shell.text("security.duty.link"),
                "/profile/security");
    }
}
