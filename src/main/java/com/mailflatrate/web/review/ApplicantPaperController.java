package com.mailflatrate.web.review;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.vetting.talk.AttachedFile;
import com.mailflatrate.vetting.talk.Conversations;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A paper an applicant handed in, for the reviewer; each reading is in the account's log. */
@Controller
class ApplicantPaperController {

    private final Conversations talk;

    ApplicantPaperController(Conversations talk) {
        this.talk = talk;
    }

    @GetMapping("/operator/accounts/{id}/attachments/{attachmentId}")
    ResponseEntity<byte[]> paper(
            SignedIn me, @PathVariable String id, @PathVariable String attachmentId) {
        Access.requireStaff(me, "operator:accounts");
        AttachedFile file = talk.paper(id, attachmentId, me).orThrow();
        return Downloads.of(file.type(), file.name(), file.bytes());
    }
}
