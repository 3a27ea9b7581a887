package com.mailflatrate.web.account;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.web.shared.Notice;
import com.mailflatrate.web.shared.Notices;
import com.mailflatrate.web.shared.Shell;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says on every page which texts wait for the account or for the one who reads it, and which will
 * (compliance row A3).
 */
@Component
final class ContractNotices implements Notices {

    private static final String WHERE = "/account/policies";

    private final Policies policies;

    ContractNotices(Policies policies) {
        this.policies = policies;
    }

    @Override
    public List<Notice> of(Account account, Shell shell) {
        return shell.me().map(me -> of(account, me.user(), shell)).orElse(List.of());
    }

    private List<Notice> of(Account account, UserId person, Shell shell) {
        Stream<Notice> now =
                policies.outstanding(account.id(), person).isEmpty()
                        ? Stream.empty()
                        : Stream.of(
                                new Notice(
                                        shell.text("settings.notice.now"),
                                        shell.text("settings.notice.link"),
                                        WHERE));
        Stream<Notice> later =
                policies.upcoming(account.id(), person).stream().map(text -> later(text, shell));
        return Stream.concat(now, later).toList();
    }

    private static Notice later(PolicyText text, Shell shell) {
        return new Notice(
                shell.text(
                        "settings.notice.later",
                        text.title(shell.language()),
                        shell.date(text.effectiveAt())),
                shell.text("settings.notice.link"),
                WHERE);
    }
}
