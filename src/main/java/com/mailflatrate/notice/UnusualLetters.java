package com.mailflatrate.notice;

import com.mailflatrate.account.UserAddresses;
import com.mailflatrate.campaign.unusual.UnusualSendingHeld;
import com.mailflatrate.database.AfterCommit;
import org.springframework.stereotype.Component;

/** Asks all owners to confirm a mailing that was released as the account never sent before. */
@Component
class UnusualLetters {

    private final UserAddresses users;
    private final Post post;

    UnusualLetters(UserAddresses users, Post post) {
        this.users = users;
        this.post = post;
    }

    @AfterCommit
    void on(UnusualSendingHeld held) {
        users.owners(held.account())
                .forEach(
                        owner ->
                                post.send(
                                        held.account(),
                                        owner.email(),
                                        owner.language(),
                                        "unusual",
                                        owner.name(),
                                        held.by(),
                                        held.name(),
                                        post.dateTime(held.at(), owner.language()),
                                        post.link("/campaigns/" + held.campaign()),
                                        post.link("/profile/security")));
    }
}
