package com.mailflatrate.notice;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.vetting.AccountDecided;
import com.mailflatrate.vetting.AddressConfirmationRequested;
import com.mailflatrate.vetting.AddressLink;
import com.mailflatrate.vetting.Applicant;
import com.mailflatrate.vetting.Applications;
import com.mailflatrate.vetting.Vetting;
import com.mailflatrate.vetting.talk.Note;
import org.springframework.stereotype.Component;

/** Letters about an application: confirm your address, and what the reviewer said. */
@Component
class AccountLetters {

    private final Applications applications;
    private final Vetting vetting;
    private final Post post;

    AccountLetters(Applications applications, Vetting vetting, Post post) {
        this.applications = applications;
        this.vetting = vetting;
        this.post = post;
    }

    @AfterCommit
    void on(AddressConfirmationRequested request) {
        applications.mint(request.id()).ifPresent(this::sendLink);
    }

    private void sendLink(AddressLink link) {
        post.send(
                link.to(),
                link.language(),
                "confirm",
                link.userName(),
                link.companyName(),
                post.link("/apply/confirm/" + link.secret()),
                post.dateTime(link.expiresAt(), link.language()));
    }

    @AfterCommit
    void on(AccountDecided decided) {
        vetting.applicant(decided.account())
                .ifPresent(
                        applicant ->
                                applicant.notes().stream()
                                        .filter(note -> note.id().equals(decided.note()))
                                        .findFirst()
                                        .ifPresent(
                                                note ->
                                                        sendDecision(
                                                                applicant,
                                                                decided.decision(),
                                                                note)));
    }

    private void sendDecision(Applicant applicant, String decision, Note note) {
        EmailAddress.parse(applicant.userEmail())
                .ifPresent(
                        to ->
                                post.send(
                                        applicant.account().id(),
                                        to,
                                        applicant.account().language(),
                                        decision,
                                        applicant.userName(),
                                        applicant.account().company().name(),
                                        post.link("/start"),
                                        note.text()));
    }
}
