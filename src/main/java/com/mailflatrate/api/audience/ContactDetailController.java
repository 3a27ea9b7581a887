package com.mailflatrate.api.audience;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.detail.History;
import com.mailflatrate.audience.detail.Tags;
import com.mailflatrate.doors.Access;
import com.mailflatrate.feedback.trail.Trails;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.optin.ContactEdits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags, the past of a contact, and two contacts that are one. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contacts")
class ContactDetailController {

    private final Contacts contacts;
    private final Tags tags;
    private final History history;
    private final Trails trails;
    private final ContactEdits edits;
    private final Audit audit;

    ContactDetailController(
            Contacts contacts,
            Tags tags,
            History history,
            Trails trails,
            ContactEdits edits,
            Audit audit) {
        this.contacts = contacts;
        this.tags = tags;
        this.history = history;
        this.trails = trails;
        this.edits = edits;
        this.audit = audit;
    }

    @GetMapping("/tags")
    @Operation(summary = "Tags with how many contacts have them")
    Page<TagView> tags(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        return Page.part(tags.all(account), paging)
                .map(tag -> new TagView(tag.name(), tag.contacts()));
    }

    @GetMapping("/contacts/{id}/history")
    @Operation(summary = "What happened to a contact before, mails with it, newest first")
    Page<HistoryView> history(SignedIn me, @PathVariable String id, PageRequest paging) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:read");
        return Page.part(
                Stream.concat(
                                history.of(account, contact.id()).stream().map(HistoryView::of),
                                trails.of(account, contact.id()).stream().map(HistoryView::of))
                        .sorted(Comparator.comparing(HistoryView::at).reversed())
                        .toList(),
                paging);
    }

    @PostMapping("/contacts/{id}/merge")
    @Operation(
            summary =
                    "Take another contact into this one; its address is given up, no consent goes over")
    ContactView merge(SignedIn me, @PathVariable String id, @RequestBody MergeForm form) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:write");
        ContactId other =
                Optional.ofNullable(form.other())
                        .flatMap(ContactId::parse)
                        .filter(known -> contacts.find(account, known).isPresent())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                Code.INVALID_VALUE, "other"))));
        Contact merged =
                audit.traced(
                                account,
                                me.actor(),
                                () -> edits.merge(account, contact.id(), other, me.actor()),
                                one ->
                                        new Audit.Trace(
                                                "contact.merged",
                                                id,
                                                Map.of("other", other.toString())))
                        .orThrow();
        return ContactView.of(merged, Map.of());
    }

    private Contact contact(AccountId account, String id) {
        return ContactId.parse(id)
                .flatMap(known -> contacts.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
