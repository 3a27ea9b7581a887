package com.mailflatrate.web.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.audience.detail.Field;
import com.mailflatrate.audience.detail.Fields;
import com.mailflatrate.audience.detail.History;
import com.mailflatrate.audience.detail.Tags;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.consent.record.Records;
import com.mailflatrate.counter.Cards;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ShowsContacts;
import com.mailflatrate.feedback.bounce.BounceOverview;
import com.mailflatrate.feedback.trail.TrailLine;
import com.mailflatrate.feedback.trail.Trails;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Contacts: the table with its filter, and one contact, as a drawer where htmx asks and as a page
 * otherwise.
 */
@Controller
@RequestMapping("/contacts")
class ContactPages {

    private static final int PER_PAGE = 12;
    private static final int MOST_LISTS = 200;

    private final Lists lists;
    private final Contacts contacts;
    private final Origins origins;
    private final Consents consents;
    private final Records records;
    private final BounceOverview bounces;
    private final Details details;

    /** What beside the contact itself is shown. */
    @Component
    record Details(
            Fields fields,
            Tags tags,
            History history,
            Cards cards,
            Trails trails,
            Mailings mailings) {}

    ContactPages(
            Lists lists,
            Contacts contacts,
            Origins origins,
            Consents consents,
            Records records,
            BounceOverview bounces,
            Details details) {
        this.lists = lists;
        this.contacts = contacts;
        this.origins = origins;
        this.consents = consents;
        this.records = records;
        this.bounces = bounces;
        this.details = details;
    }

    @ShowsContacts
    @GetMapping
    String table(
            SignedIn me,
            Model model,
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        List<ListSummary> all = lists.page(account, new PageRequest(MOST_LISTS, null)).items();
        ListSummary chosen =
                all.stream()
                        .filter(one -> one.id().toString().equals(list))
                        .findFirst()
                        .orElse(null);
        MembershipStatus standing = status(status);
        ListId id = chosen == null ? null : chosen.id();
        model.addAttribute("lists", all);
        model.addAttribute("list", chosen);
        model.addAttribute("status", standing);
        model.addAttribute("tags", details.tags().all(account));
        model.addAttribute("tag", tag);
        model.addAttribute("q", q);
        model.addAttribute("first", cursor == null);
        model.addAttribute(
                "page",
                contacts.page(
                        account,
                        new Contacts.Filter(id, standing, tag.isBlank() ? null : tag, q),
                        new PageRequest(PER_PAGE, cursor)));
        return htmx == null ? "audience/contacts" : "audience/contact-rows";
    }

    @ShowsContacts(one = true)
    @GetMapping("/{id}")
    String one(
            SignedIn me,
            Model model,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        AccountId account = me.accountOr404();
        Contact contact =
                ContactId.parse(id)
                        .flatMap(known -> contacts.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        model.addAttribute("contact", contact);
        List<ListSummary> all = lists.page(account, new PageRequest(MOST_LISTS, null)).items();
        model.addAttribute("timeline", timeline(account, contact, all));
        model.addAttribute("labels", labels(account));
        List<Proof> proofs = consents.all(account, contact.id());
        model.addAttribute("proofs", proofs);
        model.addAttribute("cards", details.cards().of(account, contact.id()));
        model.addAttribute("records", records(account, proofs));
        model.addAttribute("bounce", bounces.last(account, contact.id()).orElse(null));
        model.addAttribute(
                "origin",
                contact.origin() == null
                        ? null
                        : origins.find(account, contact.origin()).orElse(null));
        return htmx == null ? "audience/contact" : "audience/contact-drawer";
    }

    private List<TimelineLine> timeline(AccountId account, Contact contact, List<ListSummary> all) {
        List<TrailLine> mails = details.trails().of(account, contact.id());
        return TimelineLine.of(
                contact,
                details.history().of(account, contact.id()),
                mails,
                all,
                details.mailings()
                        .names(
                                account,
                                mails.stream()
                                        .flatMap(mail -> Stream.ofNullable(mail.mailing()))
                                        .collect(Collectors.toSet())));
    }

    private Map<String, String> labels(AccountId account) {
        return details.fields().all(account).stream()
                .collect(Collectors.toMap(Field::key, Field::label));
    }

    private Map<UUID, ConsentRecord> records(AccountId account, List<Proof> proofs) {
        Map<UUID, ConsentRecord> found = new HashMap<>();
        for (Proof proof : proofs) {
            if (proof.grade() == Proof.Grade.DOUBLE_OPT_IN) {
                records.of(account, proof.contact(), proof.list())
                        .ifPresent(record -> found.put(proof.event(), record));
            }
        }
        return found;
    }

    private static @Nullable MembershipStatus status(String text) {
        return Arrays.stream(MembershipStatus.values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElse(null);
    }
}
