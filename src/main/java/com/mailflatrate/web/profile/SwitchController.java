package com.mailflatrate.web.profile;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Works on in another account the person belongs to. */
@WhileStopped
@Controller
class SwitchController {

    private final Members members;
    private final Sessions sessions;

    SwitchController(Members members, Sessions sessions) {
        this.members = members;
        this.sessions = sessions;
    }

    @PostMapping("/profile/accounts/{accountId}")
    String open(SignedIn me, @PathVariable String accountId) {
        Members.Belonging other =
                Ids.uuid(accountId)
                        .flatMap(id -> members.accountOf(me.user(), id))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        sessions.moveTo(other.account(), me).orThrow();
        return "redirect:/start";
    }
}
