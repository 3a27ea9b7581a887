package com.mailflatrate.api.privacy;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.request.AccessFile;
import com.mailflatrate.privacy.request.AccessFiles;
import com.mailflatrate.privacy.request.Requests;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people may ask of whoever has their address (GDPR Art. 15 and 17). */
@WhileStopped
@RestController
@RequestMapping("/api/v1/privacy")
@Tag(name = "Privacy")
class PrivacyController {

    private final Requests requests;
    private final AccessFiles files;

    PrivacyController(Requests requests, AccessFiles files) {
        this.requests = requests;
        this.files = files;
    }

    @GetMapping("/requests")
    @Operation(summary = "Accesses and erasures with their checklists, newest first")
    Page<RequestView> page(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        return requests.page(account, paging).map(RequestView::of);
    }

    @GetMapping("/requests/{id}")
    @Operation(summary = "One request with the line of every module")
    RequestView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        RequestView found =
                Ids.uuid(id)
                        .flatMap(known -> requests.find(account, known))
                        .map(RequestView::of)
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return found;
    }

    @PostMapping("/access-files")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Everything the account holds about one address, by module and table",
            description =
                    "That it was told is written down, the address is not. Keys need `contacts:export`.")
    AccessFile tell(SignedIn me, @RequestBody PersonForm form, HttpServletResponse response) {
        AccountId account = me.accountOr404();
        Access.require(me, me.via() == SignedIn.Via.KEY ? "contacts:export" : "contacts:write");
        AccessFile file = files.tell(account, form.address(), me.actor());
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/privacy/requests/" + file.request());
        return file;
    }

    @PostMapping("/erasures")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Forget a person, contact or not",
            description =
                    "The contact is gone with the answer, every other module has its turn within seconds. What"
                            + " proves a consent is blocked for three years, and a keyed hash keeps the address from"
                            + " being mailed again. 409 `LEGAL_HOLD` while a claim needs the data.")
    RequestView erase(SignedIn me, @RequestBody PersonForm form) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        return RequestView.of(
                requests.erase(account, form.address(), form.note(), me.actor()).orThrow());
    }
}
