package com.mailflatrate.web.start;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.vetting.talk.AttachedFile;
import com.mailflatrate.vetting.talk.Conversations;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A paper the account has handed in with an answer. */
@Controller
class PaperController {

    private final Conversations talk;

    PaperController(Conversations talk) {
        this.talk = talk;
    }

    @GetMapping("/start/attachments/{id}")
    ResponseEntity<byte[]> paper(SignedIn me, @PathVariable String id) {
        AttachedFile file =
                Ids.uuid(id)
                        .flatMap(known -> talk.paper(me.accountOr404(), known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return Downloads.of(file.type(), file.name(), file.bytes());
    }
}
