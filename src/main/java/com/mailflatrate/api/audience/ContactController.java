package com.mailflatrate.api.audience;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Correction;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Origin;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ShowsContacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.optin.Claim;
import com.mailflatrate.optin.ContactEdits;
import com.mailflatrate.optin.DoubleOptIn;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.privacy.request.Requests;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contacts")
class ContactController {

    private final Lists lists;
    private final Contacts contacts;
    private final Origins origins;
    private final DoubleOptIn doubleOptIn;
    private final ContactEdits edits;
    private final Requests requests;
    private final InstantSource clock;

    ContactController(
            Lists lists,
            Contacts contacts,
            Origins origins,
            DoubleOptIn doubleOptIn,
            ContactEdits edits,
            Requests requests,
            InstantSource clock) {
        this.lists = lists;
        this.contacts = contacts;
        this.origins = origins;
        this.doubleOptIn = doubleOptIn;
        this.edits = edits;
        this.requests = requests;
        this.clock = clock;
    }

    /** A new contact. */
    record ContactForm(
            @Nullable String email,
            @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable String> fields,
            @Nullable ClaimForm claim) {}

    /**
     * What changes; an empty text or null takes a field away. Tags, when given, are all of them.
     */
    record ChangeForm(
            @Nullable String email,
            @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable String> fields,
            @Nullable List<String> tags) {}

    /** What a registration brought about. */
    record Registered(ContactId id, String status) implements Located {

        @Override
        public String location() {
            return "/api/v1/contacts/" + id;
        }
    }

    @PostMapping("/lists/{id}/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sign somebody up: unconfirmed, and the confirmation mail goes out")
    Registered register(SignedIn me, @PathVariable String id, @RequestBody ContactForm form) {
        AccountId account = me.accountOr404();
        ListId list = list(account, id);
        Access.require(me, "contacts:write");
        if (form.email() == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "email")));
        }
        Claim claim = form.claim() == null ? Claim.none() : form.claim().claim(clock.instant());
        var request =
                new DoubleOptIn.Request(form.email(), given(form.fields()), claim, null, null);
        ContactId contact =
                doubleOptIn.request(account, list, request, IntakePath.API, me.actor()).orThrow();
        return new Registered(contact, MembershipStatus.UNCONFIRMED.text());
    }

    @ShowsContacts
    @GetMapping("/lists/{id}/contacts")
    @Operation(summary = "Contacts on a list, by address")
    Page<ContactView> page(
            SignedIn me,
            @PathVariable String id,
            @Parameter(description = "Only those with this status on the list")
                    @RequestParam(required = false)
                    @Nullable String status,
            @Parameter(description = "Only addresses that begin so") @RequestParam(required = false)
                    @Nullable String email,
            @Parameter(description = "Only those with this tag") @RequestParam(required = false)
                    @Nullable String tag,
            PageRequest paging) {
        AccountId account = me.accountOr404();
        ListId list = list(account, id);
        Access.require(me, me.via() == SignedIn.Via.KEY ? "contacts:export" : "contacts:read");
        Map<OriginId, Origin> known =
                origins.all(account).stream()
                        .collect(Collectors.toMap(Origin::id, Function.identity()));
        Contacts.Filter filter = new Contacts.Filter(list, status(status), tag, email);
        return contacts.page(account, filter, paging)
                .map(contact -> ContactView.of(contact, known));
    }

    @ShowsContacts(one = true)
    @GetMapping("/contacts/{id}")
    @Operation(summary = "One contact with its lists")
    ContactView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:read");
        return view(account, contact);
    }

    @PatchMapping("/contacts/{id}")
    @Operation(summary = "Change fields; a new address has to be confirmed by a new double opt-in")
    ContactView change(SignedIn me, @PathVariable String id, @RequestBody ChangeForm form) {
        AccountId account = me.accountOr404();
        Contact before = contact(account, id);
        Access.require(me, "contacts:write");
        Correction change =
                new Correction(
                        form.fields() == null ? Map.of() : given(form.fields()),
                        form.email(),
                        form.tags());
        return view(account, edits.change(account, before.id(), change, me.actor()).orThrow());
    }

    @WhileStopped
    @DeleteMapping("/contacts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "Erase a contact; what proves a consent stays blocked, the address is never mailed again",
            description =
                    "The contact is gone with the answer; every other module has its turn within seconds, see"
                            + " `GET /privacy/requests`. 409 `LEGAL_HOLD` while a claim needs the data.")
    void erase(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:write");
        requests.erase(account, contact.id(), me.actor()).orThrow();
    }

    private ContactView view(AccountId account, Contact contact) {
        Map<OriginId, Origin> known = new HashMap<>();
        if (contact.origin() != null) {
            origins.find(account, contact.origin())
                    .ifPresent(origin -> known.put(origin.id(), origin));
        }
        return ContactView.of(contact, known);
    }

    private ListId list(AccountId account, String id) {
        return ListId.parse(id)
                .filter(known -> lists.name(account, known).isPresent())
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private Contact contact(AccountId account, String id) {
        return ContactId.parse(id)
                .flatMap(known -> contacts.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private static @Nullable MembershipStatus status(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(MembershipStatus.values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        List.of(Reason.field(Code.INVALID_VALUE, "status"))));
    }

    private static Map<String, String> given(@Nullable Map<String, @Nullable String> fields) {
        Map<String, String> given = new HashMap<>();
        if (fields != null) {
            fields.forEach((key, value) -> given.put(key, value == null ? "" : value));
        }
        return given;
    }
}
