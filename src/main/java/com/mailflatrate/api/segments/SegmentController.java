package com.mailflatrate.api.segments;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Segments. */
@RestController
@RequestMapping("/api/v1/segments")
@Tag(name = "Segments")
class SegmentController {

    private final Segments segments;

    SegmentController(Segments segments) {
        this.segments = segments;
    }

    @GetMapping
    @Operation(summary = "Segments, newest first, as last counted")
    Page<SegmentView> all(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        return Page.part(segments.all(account), paging)
                .map(one -> SegmentView.of(one, List.of(), List.of()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Save a condition: live is asked anew each time, a snapshot keeps who fulfils it now")
    SegmentView create(SignedIn me, @RequestBody SegmentForm form) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        return SegmentView.of(
                segments.create(account, form.title(), form.rule(), form.of(), me.actor())
                        .orThrow(),
                List.of(),
                List.of());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One segment, counted anew when it is live")
    SegmentView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Segment segment = segment(account, id);
        Access.require(me, "contacts:read");
        Segment counted = segments.recount(account, segment.id()).orElse(segment);
        return view(account, counted);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Another name or condition; a snapshot keeps its own")
    SegmentView change(SignedIn me, @PathVariable String id, @RequestBody SegmentForm form) {
        AccountId account = me.accountOr404();
        UUID known = segment(account, id).id();
        Access.require(me, "contacts:write");
        Segment changed =
                segments.change(account, known, form.title(), form.rule(), me.actor()).orThrow();
        return view(account, changed);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "Take a segment away; its contacts stay. Not while another names it or a campaign goes to it")
    void delete(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        UUID known = segment(account, id).id();
        Access.require(me, "contacts:write");
        segments.delete(account, known).orThrow();
    }

    private SegmentView view(AccountId account, Segment segment) {
        return SegmentView.of(
                segment,
                segments.usedBy(account, segment.id()),
                segments.usesOf(account, segment.id()));
    }

    private Segment segment(AccountId account, String id) {
        return ListId.parse(id)
                .flatMap(known -> segments.find(account, known.value()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
