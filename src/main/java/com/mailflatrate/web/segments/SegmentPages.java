package com.mailflatrate.web.segments;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ShowsContacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.segments.Opened;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.Segments;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All segments, and one with who is in it. */
@Controller
@RequestMapping("/segments")
class SegmentPages {

    private static final int PER_PAGE = 25;

    private final Segments segments;
    private final Contacts contacts;
    private final Choices choices;

    SegmentPages(Segments segments, Contacts contacts, Choices choices) {
        this.segments = segments;
        this.contacts = contacts;
        this.choices = choices;
    }

    @GetMapping
    String all(SignedIn me, Model model, @ModelAttribute("shell") Shell shell) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        Words words = new Words(shell, choices.of(account, shell));
        model.addAttribute(
                "lines",
                segments.all(account).stream()
                        .map(one -> new SegmentLine(one, words.of(one.rule())))
                        .toList());
        return "segments/list";
    }

    /** One of them. Who is in a live one is looked for by the page itself, once it is there. */
    @GetMapping("/{id}")
    @ShowsContacts
    String one(
            SignedIn me,
            Model model,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean now) {
        AccountId account = me.accountOr404();
        Segment known = segment(account, id);
        Access.require(me, "contacts:read");
        boolean first = cursor == null;
        boolean waits = first && !now && known.kind() == Segment.Kind.LIVE;
        Opened opened =
                waits
                        ? new Opened(known, new Page<>(List.of(), null))
                        : first ? open(account, known) : later(account, known, cursor);
        Segment segment = opened.segment();
        Page<ContactId> page = opened.first();
        model.addAttribute("segment", segment);
        model.addAttribute(
                "words", new Words(shell, choices.of(account, shell)).of(segment.rule()));
        model.addAttribute("page", page);
        model.addAttribute("fields", contacts.fieldsOf(account, page.items()));
        model.addAttribute("usedBy", segments.usedBy(account, segment.id()));
        model.addAttribute("campaigns", segments.usesOf(account, segment.id()));
        model.addAttribute("first", first);
        model.addAttribute("waits", waits);
        model.addAttribute("editable", RuleForm.of(segment.rule()).isPresent());
        return "segments/segment";
    }

    @PostMapping("/{id}/delete")
    String delete(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        AccountId account = me.accountOr404();
        Segment segment = segment(account, id);
        Access.require(me, "contacts:write");
        Outcome<Segment> done = segments.delete(account, segment.id());
        if (!done.isDone()) {
            Flash.bad(response, shell.text("segments.used"));
            return "redirect:/segments/" + segment.id();
        }
        Flash.ok(response, shell.text("segments.deleted"));
        return "redirect:/segments";
    }

    private Opened open(AccountId account, Segment known) {
        return segments.open(account, known.id(), PER_PAGE)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private Opened later(AccountId account, Segment known, @Nullable String cursor) {
        return new Opened(
                known, segments.contacts(account, known.id(), new PageRequest(PER_PAGE, cursor)));
    }

    private Segment segment(AccountId account, String id) {
        return ListId.parse(id)
                .flatMap(known -> segments.find(account, known.value()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
