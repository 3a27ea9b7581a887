package com.mailflatrate.notice;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.LinkRequested;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.people.staff.StaffInvitation;
import com.mailflatrate.people.staff.StaffInvitations;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The letter to somebody who is invited to work for the operator. */
@Component
class StaffLetters {

    private final StaffInvitations invitations;
    private final MailedLinks links;
    private final Post post;

    StaffLetters(StaffInvitations invitations, MailedLinks links, Post post) {
        this.invitations = invitations;
        this.links = links;
        this.post = post;
    }

    @AfterCommit
    void on(LinkRequested request) {
        if (request.purpose() == LinkPurpose.STAFF) {
            links.mint(request.id())
                    .ifPresent(
                            link ->
                                    invitations
                                            .find(link.subject())
                                            .filter(StaffInvitation::open)
                                            .ifPresent(one -> send(one, link)));
        }
    }

    private void send(StaffInvitation one, MailedLinks.Minted link) {
        String roles =
                one.roles().stream()
                        .map(Role::word)
                        .map(word -> post.say(one.language(), "notice.role." + word))
                        .collect(Collectors.joining(", "));
        post.send(
                one.email(),
                one.language(),
                "staffInvitation",
                one.byName(),
                roles,
                post.link("/staff-invitation/" + link.secret()),
                post.dateTime(link.expiresAt(), one.language()));
    }
}
