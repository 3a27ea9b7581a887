package com.mailflatrate.notice;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Owner;
import com.mailflatrate.account.UserAddresses;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.export.CanaryRang;
import com.mailflatrate.export.ContactsExported;
import com.mailflatrate.export.Exports;
import com.mailflatrate.export.Permit;
import com.mailflatrate.kernel.AccountId;
import org.springframework.stereotype.Component;

/** Letters to all owners when contacts leave, and when a file that left is used by somebody. */
@Component
class ExportLetters {

    private static final String PAGE = "/account/exports";

    private final Exports exports;
    private final Accounts accounts;
    private final UserAddresses users;
    private final Post post;

    ExportLetters(Exports exports, Accounts accounts, UserAddresses users, Post post) {
        this.exports = exports;
        this.accounts = accounts;
        this.users = users;
        this.post = post;
    }

    @AfterCommit
    void on(ContactsExported exported) {
        exports.find(exported.account(), exported.permit())
                .ifPresent(
                        permit ->
                                users.owners(exported.account())
                                        .forEach(owner -> tell(exported.account(), owner, permit)));
    }

    private void tell(AccountId account, Owner owner, Permit permit) {
        boolean waits = permit.opensAt().isAfter(permit.askedAt());
        post.send(
                account,
                owner.email(),
                owner.language(),
                "export",
                owner.name(),
                company(account),
                permit.by().name(),
                permit.what(),
                permit.contacts(),
                permit.reason(),
                post.dateTime(permit.askedAt(), owner.language()),
                permit.ip(),
                waits ? "waits" : "open",
                post.dateTime(permit.opensAt(), owner.language()),
                post.link(PAGE));
    }

    @AfterCommit
    void on(CanaryRang rang) {
        exports.find(rang.account(), rang.permit())
                .ifPresent(
                        permit ->
                                users.owners(rang.account())
                                        .forEach(owner -> warn(rang, owner, permit)));
    }

    private void warn(CanaryRang rang, Owner owner, Permit permit) {
        post.send(
                rang.account(),
                owner.email(),
                owner.language(),
                "canary",
                owner.name(),
                permit.what(),
                post.dateTime(permit.askedAt(), owner.language()),
                permit.by().name(),
                rang.mailFrom().isEmpty() ? "<>" : rang.mailFrom(),
                post.dateTime(rang.at(), owner.language()),
                post.link(PAGE));
    }

    private String company(AccountId account) {
        return accounts.find(account).map(found -> found.company().name()).orElse("");
    }
}
