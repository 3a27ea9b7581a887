package com.mailflatrate.notice;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.privacy.ContractDeleted;
import com.mailflatrate.privacy.ending.Ending;
import com.mailflatrate.privacy.ending.Endings;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The certificate of a deletion, to the company that had entrusted its data to us. */
@Component
class EndingLetters {

    private final Endings endings;
    private final Accounts accounts;
    private final Post post;

    EndingLetters(Endings endings, Accounts accounts, Post post) {
        this.endings = endings;
        this.accounts = accounts;
        this.post = post;
    }

    @AfterCommit
    void on(ContractDeleted deleted) {
        accounts.find(deleted.account())
                .ifPresent(
                        account ->
                                endings.find(deleted.account())
                                        .ifPresent(ending -> send(account, ending)));
    }

    private void send(Account account, Ending ending) {
        Instant at = ending.deletedAt();
        EmailAddress to = EmailAddress.parse(account.company().email()).orElseThrow();
        if (at != null) {
            post.send(
                    to,
                    account.language(),
                    "deleted",
                    account.company().name(),
                    post.dateTime(ending.endedAt(), account.language()),
                    post.dateTime(at, account.language()),
                    lines(ending));
        }
    }

    private static String lines(Ending ending) {
        return ending.deletions().stream()
                .filter(one -> one.deleted() > 0)
                .map(one -> one.table() + ": " + one.deleted())
                .collect(Collectors.joining("\n"));
    }
}
