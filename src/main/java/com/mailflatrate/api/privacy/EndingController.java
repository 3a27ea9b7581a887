package com.mailflatrate.api.privacy;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.ending.Endings;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The end of an account's contract. */
@WhileStopped
@RestController
@RequestMapping("/api/v1/account/ending")
@Tag(name = "Account")
class EndingController {

    private final Endings endings;

    EndingController(Endings endings) {
        this.endings = endings;
    }

    /** Why, if somebody wants to say. */
    record EndingForm(@Nullable String why) {}

    @GetMapping
    @Operation(summary = "The end of the contract and its certificate; 404 while it goes on")
    EndingView find(SignedIn me) {
        AccountId account = me.accountOr404();
        EndingView found =
                endings.find(account)
                        .map(EndingView::of)
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "account:read");
        return found;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "End the contract: 31 days to export, then everything is deleted",
            description =
                    "An owner, signed in with a fresh second factor; a key gets 403 `PERSON_REQUIRED`.")
    EndingView end(SignedIn me, @RequestBody EndingForm form) {
        me.accountOr404();
        Access.require(me, "account:write");
        return EndingView.of(endings.end(me, form.why() == null ? "" : form.why()).orThrow());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take the end back before anything is deleted",
            description = "A person looks at the account again. 410 `GONE` when it is too late.")
    void takeBack(SignedIn me) {
        me.accountOr404();
        Access.require(me, "account:write");
        endings.takeBack(me).orThrow();
    }
}
