package com.mailflatrate.api.returns;

import com.mailflatrate.abuse.inbox.ReturnDesk;
import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.feedback.bounce.Incident;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bad days of providers and domains. */
@RestController
@RequestMapping("/api/v1/operator/incidents")
@Tag(name = "Operator")
class IncidentController {

    private final Incidents incidents;
    private final ReturnDesk desk;
    private final Accounts accounts;

    IncidentController(Incidents incidents, ReturnDesk desk, Accounts accounts) {
        this.incidents = incidents;
        this.desk = desk;
        this.accounts = accounts;
    }

    /** Whose bad day it was, and how many hours it reaches back. */
    record IncidentForm(@Nullable String kind, @Nullable String name, @Nullable Integer hours) {}

    /**
     * An account that was hit.
     *
     * @param deactivated contacts that are out because of it now
     * @param returned contacts that were out and are back
     */
    record HitView(
            @Nullable UUID accountId,
            @Nullable String company,
            long refused,
            long deactivated,
            long returned) {}

    /** What was taken back. */
    record UndoneAnswer(long returned, IncidentView incident) {}

    @GetMapping
    @Operation(summary = "Incidents, opened last first")
    Page<IncidentView> list(SignedIn me, PageRequest paging) {
        Desk.require(me);
        return incidents.page(paging).map(IncidentView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One incident")
    IncidentView one(SignedIn me, @PathVariable String id) {
        Desk.require(me);
        return IncidentView.of(found(id));
    }

    @GetMapping("/{id}/accounts")
    @Operation(summary = "The hundred accounts an incident hit most, most refusals first")
    Page<HitView> hit(SignedIn me, @PathVariable String id, PageRequest paging) {
        Desk.require(me);
        return Page.part(incidents.hit(found(id).id()), paging).map(this::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Declare that a provider or a domain refused by mistake",
            description =
                    "`kind` is `provider` or `domain`; it reaches back `hours`, 72 at most. What was applied in that time is"
                            + " taken back at once.")
    IncidentView declare(SignedIn me, @RequestBody IncidentForm form) {
        Desk.require(me);
        return IncidentView.of(
                desk.declare(
                                kind(Desk.given("kind", form.kind())),
                                Desk.given("name", form.name()),
                                Desk.given("hours", form.hours()),
                                me.actor())
                        .orThrow());
    }

    @PostMapping("/{id}/undo")
    @Operation(
            summary = "Put back everybody an incident deactivated",
            description = "Twice is once. Who left by a decision of their own stays out.")
    UndoneAnswer undo(SignedIn me, @PathVariable String id) {
        Desk.require(me);
        UUID known = found(id).id();
        long returned = desk.undo(known, me.actor()).orThrow();
        return new UndoneAnswer(returned, IncidentView.of(found(id)));
    }

    private Incident found(String id) {
        return Ids.uuid(id)
                .flatMap(incidents::find)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private HitView view(Incidents.Hit hit) {
        Optional<Account> account = Lanes.engine(() -> accounts.find(hit.account()));
        return new HitView(
                account.map(Account::publicId).orElse(null),
                account.map(known -> known.company().name()).orElse(null),
                hit.refused(),
                hit.deactivated(),
                hit.returned());
    }

    private static Incident.Kind kind(String word) {
        return Arrays.stream(Incident.Kind.values())
                .filter(one -> ReturnView.word(one.name()).equals(word))
                .findFirst()
                .orElseThrow(() -> Desk.wrong("kind"));
    }
}
