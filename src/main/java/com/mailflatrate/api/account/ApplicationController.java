package com.mailflatrate.api.account;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.vetting.ApplicationDraft;
import com.mailflatrate.vetting.Applications;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applying for an account, and proving the sign-in address. */
@RestController
@RequestMapping("/api/v1")
@Open
@Tag(name = "Before an account exists")
class ApplicationController {

    private static final int TRIES_PER_MINUTE = 60;

    private final Applications applications;
    private final Throttle throttle;

    ApplicationController(Applications applications, Throttle throttle) {
        this.applications = applications;
        this.throttle = throttle;
    }

    /** A fresh account. */
    record Applied(UUID accountId, String state) implements Located {

        @Override
        public String location() {
            return "/api/v1/account";
        }
    }

    /** The secret of a mailed link. */
    record Secret(@Nullable String secret) {}

    /** A proved address. */
    record Confirmed(String email, boolean confirmed) {}

    @PostMapping("/applications")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Apply for an account",
            description =
                    "`company.legalForm` is one of `sole-proprietor`, `freelancer`, `ek`, `gbr`, `egbr`, `ohg`, "
                            + "`kg`, `gmbh-co-kg`, `gmbh`, `ug`, `ag`, `se`, `eg`, `ev`, `foundation`, `partg`, `public-body`, "
                            + "`other`; the usual German spellings (`GmbH & Co. KG`, `e.V.`) are read too. `company.country` is "
                            + "ISO 3166-1 alpha-2. The password has 10 to 200 characters. `origins[].collectionUrl` is required "
                            + "for `own-form` only; days are `YYYY-MM-DD`. `accept` holds the `sha256` of each text as "
                            + "`GET /policies` shows it. The sign-in address is confirmed by a mailed link before review. "
                            + "An address that signs in already is answered like any other; its owner is told by mail.")
    Applied apply(
            @RequestBody ApplicationDraft body,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttle.take("application", request, TRIES_PER_MINUTE, response);
        Applications.Receipt receipt = applications.apply(body, Client.of(request)).orThrow();
        return new Applied(receipt.account(), receipt.state().word());
    }

    @PostMapping("/address-confirmations")
    @Operation(
            summary = "Confirm the sign-in address by the secret of the mailed link",
            description = "The secret is the last part of the link's path.")
    Confirmed confirm(@RequestBody Secret body, HttpServletRequest request) {
        if (body.secret() == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "secret")));
        }
        Applications.LinkState state =
                applications.confirmAddress(body.secret().strip(), Client.of(request)).orThrow();
        return new Confirmed(state.email(), state.confirmed());
    }
}
