package com.mailflatrate.api.segments;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ShowsContacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.segments.Preview;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.Segments;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a segment, and who would be. */
@RestController
@RequestMapping("/api/v1/segments")
@Tag(name = "Segments")
class SegmentContactController {

    private final Segments segments;
    private final Contacts contacts;

    SegmentContactController(Segments segments, Contacts contacts) {
        this.segments = segments;
        this.contacts = contacts;
    }

    @WhileStopped
    @PostMapping("/preview")
    @ShowsContacts
    @Operation(
            summary =
                    "Count a condition, with a sample for whoever may see contacts; saves nothing")
    PreviewView preview(SignedIn me, @RequestBody PreviewForm form) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        Preview preview = segments.preview(account, SegmentForm.rule(form.rules())).orThrow();
        boolean shown = me.via() != SignedIn.Via.KEY || me.may("contacts:export");
        return new PreviewView(
                preview.contacts(), shown ? found(account, preview.sample()) : List.of());
    }

    @GetMapping("/{id}/contacts")
    @ShowsContacts
    @Operation(summary = "Who is in a segment, by address")
    Page<FoundView> contacts(SignedIn me, @PathVariable String id, PageRequest paging) {
        AccountId account = me.accountOr404();
        Segment segment =
                ListId.parse(id)
                        .flatMap(known -> segments.find(account, known.value()))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, me.via() == SignedIn.Via.KEY ? "contacts:export" : "contacts:read");
        Page<ContactId> page = segments.contacts(account, segment.id(), paging);
        return new Page<>(found(account, page.items()), page.nextCursor());
    }

    private List<FoundView> found(AccountId account, List<ContactId> ids) {
        Map<ContactId, Map<String, String>> fields = contacts.fieldsOf(account, ids);
        return ids.stream()
                .filter(fields::containsKey)
                .map(id -> found(id, fields.getOrDefault(id, Map.of())))
                .toList();
    }

    private static FoundView found(ContactId id, Map<String, String> fields) {
        return new FoundView(id, fields.getOrDefault("email", ""));
    }
}
