package com.mailflatrate.web.review;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log of the whole service, for the operator. */
@Controller
class LogController {

    private final Audit audit;

    LogController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/operator/log")
    String log(SignedIn me, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Access.requireStaff(me, "operator:log");
        Page<Audit.ServiceEntry> page = audit.pageOfService(new PageRequest(0, cursor));
        model.addAttribute("lines", page.items());
        model.addAttribute("next", page.nextCursor() == null ? "" : page.nextCursor());
        return "review/log";
    }
}
