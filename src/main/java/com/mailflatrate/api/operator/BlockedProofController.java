package com.mailflatrate.api.operator;

import com.mailflatrate.abuse.proof.Opened;
import com.mailflatrate.abuse.proof.ProofDesk;
import com.mailflatrate.abuse.proof.Wish;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proof of people who were erased: one person of the operator asks, another one agrees. */
@RestController
@RequestMapping("/api/v1/operator/blocked-proofs")
@Tag(name = "Operator")
class BlockedProofController {

    private final ProofDesk desk;
    private final ContactViews views;

    BlockedProofController(ProofDesk desk, ContactViews views) {
        this.desk = desk;
        this.views = views;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask to open what is blocked about an erased person",
            description =
                    "Nothing is shown before another person of the operator agrees. A signed-in person asks; a"
                            + " key only in the sandbox.")
    OpeningView ask(SignedIn me, @RequestBody Wish wish) {
        Access.requireStaff(me);
        return OpeningView.of(desk.ask(me, wish).orThrow());
    }

    @GetMapping
    @Operation(summary = "What was asked, the newest first, without what is open")
    Page<OpeningView> page(SignedIn me, PageRequest paging) {
        Access.requireStaff(me);
        return desk.page(me, paging).orThrow().map(OpeningView::of);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One wish; for the two of it with what is open",
            description = "Every reading is in the audit log.")
    OpeningView one(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me);
        return answer(me, desk.look(me, number(id)).orThrow());
    }

    @PostMapping("/{id}/agreement")
    @Operation(
            summary = "Agree as the second person, and read",
            description =
                    "403 for the person who asked until another one has agreed, and for everybody but these two"
                            + " afterwards. Both may read for a day by asking this again; every reading is in the"
                            + " audit log.")
    OpeningView agree(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me);
        return answer(me, desk.agree(me, number(id)).orThrow());
    }

    private OpeningView answer(SignedIn me, Opened opened) {
        if (!opened.facts().isEmpty()) {
            views.seenByStaff(opened.opening().account(), me, true);
        }
        return OpeningView.of(opened);
    }

    private static UUID number(String id) {
        return Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
