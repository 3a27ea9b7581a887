package com.mailflatrate.web.sandbox;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.sandbox.Inbox;
import com.mailflatrate.sandbox.SandboxMail;
import com.mailflatrate.web.shared.SandboxedHtml;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The built-in inbox: the list, and one mail in all its forms. */
@Controller
@RequestMapping("/sandbox/mails")
@SandboxOnly
class MailsController {

    private static final int PER_PAGE = 50;

    private final Inbox inbox;
    private final MailReading reading;

    MailsController(Inbox inbox, MailReading reading) {
        this.inbox = inbox;
        this.reading = reading;
    }

    @GetMapping
    String page(
            SignedIn me,
            Model model,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String cursor) {
        Access.requireStaff(me, "sandbox:mails");
        model.addAttribute("mails", inbox.page(to, new PageRequest(PER_PAGE, cursor)));
        model.addAttribute("to", to);
        model.addAttribute("first", cursor == null);
        return "sandbox/mails";
    }

    @GetMapping("/{id}")
    String mail(SignedIn me, Model model, @PathVariable String id) {
        Access.requireStaff(me, "sandbox:mails");
        SandboxMail mail = inbox.find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        model.addAttribute("mail", mail);
        model.addAttribute("read", reading.read(raw(id)));
        return "sandbox/mail";
    }

    @GetMapping("/{id}/html")
    ResponseEntity<byte[]> html(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, "sandbox:mails");
        return SandboxedHtml.of(reading.html(raw(id)));
    }

    @GetMapping("/{id}/raw")
    ResponseEntity<byte[]> download(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, "sandbox:mails");
        ContentDisposition file =
                ContentDisposition.attachment().filename("mail-" + id + ".eml").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(raw(id));
    }

    private byte[] raw(String id) {
        return inbox.raw(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
