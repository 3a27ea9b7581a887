package com.mailflatrate.web.account;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.Exports;
import com.mailflatrate.export.Permit;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What left the account in bulk; owners can stop it. */
@Controller
class ExportsController {

    private final Exports exports;

    ExportsController(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/account/exports")
    String list(SignedIn me, @RequestParam(required = false) @Nullable String cursor, Model model) {
        AccountId account = me.accountOr404();
        Access.require(me, "account:read");
        Page<Permit> page = exports.page(account, new PageRequest(0, cursor));
        model.addAttribute("permits", page.items());
        model.addAttribute("owner", me.may("contacts:export"));
        model.addAttribute("next", page.nextCursor() == null ? "" : page.nextCursor());
        return "account/exports";
    }

    @WhileStopped
    @PostMapping("/account/exports/{id}/stop")
    String stop(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        me.accountOr404();
        UUID permit = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Outcome<Permit> stopped = exports.stop(me, permit);
        if (stopped.isDone()) {
            Flash.ok(response, shell.text("exports.stopped"));
        } else if (stopped.reasons().getFirst().code() == Code.GONE) {
            Flash.bad(response, shell.text("exports.over"));
        } else {
            stopped.orThrow();
        }
        return "redirect:/account/exports";
    }
}
