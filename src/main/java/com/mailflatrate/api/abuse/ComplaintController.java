package com.mailflatrate.api.abuse;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.Complaints;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whose mail was it? */
@RestController
@RequestMapping("/api/v1/operator/complaints")
@Tag(name = "Operator")
class ComplaintController {

    static final String SCOPE = "operator:cases";

    private final Complaints complaints;
    private final ContactViews views;

    ComplaintController(Complaints complaints, ContactViews views) {
        this.views = views;
        this.complaints = complaints;
    }

    /** What somebody wrote. */
    record Statement(@Nullable String text, @Nullable String mailingId, @Nullable String from) {}

    @PostMapping(
            consumes = {"message/rfc822", "message/*", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Judge a whole mail",
            description =
                    "The mail itself or a forward of it: attached, as `.eml`, zipped or quoted in the text.")
    CaseAnswer mail(SignedIn me, @RequestBody(required = false) byte @Nullable [] raw) {
        require(me);
        byte[] bytes = raw == null ? new byte[0] : raw;
        return answer(complaints.judge(bytes, null, Complaints.Door.DESK).orThrow(), me);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Judge what somebody wrote",
            description =
                    "`mailingId` in any spelling, or a token; `from` is who complains. Text or id is needed.")
    CaseAnswer statement(SignedIn me, @RequestBody Statement body) {
        require(me);
        return answer(
                complaints
                        .judge(body.text(), body.mailingId(), body.from(), Complaints.Door.DESK)
                        .orThrow(),
                me);
    }

    private CaseAnswer answer(Case judged, SignedIn me) {
        views.seenByStaff(judged.account(), me, true);
        return CaseAnswer.of(judged);
    }

    static void require(SignedIn me) {
        Access.requireStaff(me, SCOPE);
    }
}
