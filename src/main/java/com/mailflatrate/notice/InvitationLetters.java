package com.mailflatrate.notice;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.LinkRequested;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.people.Invitation;
import com.mailflatrate.people.Invitations;
import org.springframework.stereotype.Component;

/** The letter to somebody who is invited into an account. */
@Component
class InvitationLetters {

    private final Invitations invitations;
    private final Accounts accounts;
    private final MailedLinks links;
    private final Post post;

    InvitationLetters(Invitations invitations, Accounts accounts, MailedLinks links, Post post) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.links = links;
        this.post = post;
    }

    @AfterCommit
    void on(LinkRequested request) {
        if (request.purpose() == LinkPurpose.INVITATION) {
            links.mint(request.id())
                    .ifPresent(
                            link ->
                                    invitations
                                            .find(link.subject())
                                            .filter(Invitation::open)
                                            .ifPresent(one -> send(one, link)));
        }
    }

    private void send(Invitation one, MailedLinks.Minted link) {
        post.send(
                one.account(),
                one.email(),
                one.language(),
                "invitation",
                one.byName(),
                accounts.find(one.account()).map(found -> found.company().name()).orElse(""),
                post.say(one.language(), "notice.role." + one.role().word()),
                post.link("/invitation/" + link.secret()),
                post.dateTime(link.expiresAt(), one.language()));
    }
}
