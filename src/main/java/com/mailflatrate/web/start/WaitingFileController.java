package com.mailflatrate.web.start;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.imports.waitingroom.Papers;
import com.mailflatrate.imports.waitingroom.WaitingFile;
import com.mailflatrate.imports.waitingroom.WaitingRoom;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.scans.ScanFile;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A file left with the application, and taken back again. */
@Controller
class WaitingFileController {

    private final WaitingRoom room;

    WaitingFileController(WaitingRoom room) {
        this.room = room;
    }

    @PostMapping("/start/waiting-file")
    String put(
            SignedIn me,
            @RequestParam("file") MultipartFile file,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response)
            throws IOException {
        AccountId account = me.accountOr404();
        Access.require(me, "imports:write");
        String name = file.getOriginalFilename();
        Outcome<Optional<Papers>> papers = papers(scan);
        if (!papers.isDone()) {
            Flash.bad(response, shell.text(papers.reasons().getFirst()));
            return "redirect:/start";
        }
        try (InputStream in = file.getInputStream()) {
            Outcome<WaitingFile> left =
                    room.put(
                            account,
                            name == null ? "" : name,
                            in,
                            papers.orThrow().orElse(null),
                            me.actor());
            if (left.isDone()) {
                Flash.ok(response, shell.text("start.file.left", left.orThrow().facts().rows()));
            } else {
                Flash.bad(response, shell.text(left.reasons().getFirst()));
            }
        }
        return "redirect:/start";
    }

    private static Outcome<Optional<Papers>> papers(@Nullable MultipartFile scan)
            throws IOException {
        if (scan == null || scan.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        String name = scan.getOriginalFilename();
        return ScanFile.of(scan.getBytes())
                .map(file -> Optional.of(new Papers(Uploads.tidy(name == null ? "" : name), file)));
    }

    @PostMapping("/start/waiting-file/removal")
    String remove(SignedIn me, @ModelAttribute("shell") Shell shell, HttpServletResponse response) {
        AccountId account = me.accountOr404();
        Access.require(me, "imports:write");
        room.withdraw(account);
        Flash.ok(response, shell.text("start.file.removed"));
        return "redirect:/start";
    }
}
