package com.mailflatrate.api.campaign;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Coolings;
import com.mailflatrate.campaign.Campaigns;
import com.mailflatrate.campaign.Gate;
import com.mailflatrate.campaign.GateReport;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.campaign.Release;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Problem;
import com.mailflatrate.doors.Problems;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The gate of a campaign, and the way through it. */
@RestController
@RequestMapping("/api/v1/campaigns/{id}")
@Tag(name = "Campaigns")
class GateController {

    private final Coolings coolings;
    private final Campaigns campaigns;
    private final Gate gate;
    private final Mailings mailings;
    private final Texts texts;
    private final Problems problems;

    GateController(
            Campaigns campaigns,
            Gate gate,
            Mailings mailings,
            Texts texts,
            Problems problems,
            Coolings coolings) {
        this.coolings = coolings;
        this.campaigns = campaigns;
        this.gate = gate;
        this.mailings = mailings;
        this.texts = texts;
        this.problems = problems;
    }

    @GetMapping("/gate")
    @Operation(summary = "What the gate says now, with what a person has to tick unless it is red")
    GateView check(SignedIn me, @PathVariable CampaignId id, HttpServletRequest request) {
        AccountId account = own(me, id);
        Access.require(me, "campaigns:read");
        ClientInfo client = Client.of(request);
        return GateView.of(gate.check(account, id, me, client).orThrow(), texts, client.language());
    }

    /** The wish to send. */
    record ReleaseBody(
            @Nullable Boolean policyConfirmed,
            @Nullable String nonce,
            @Nullable Instant scheduledAt,
            @Nullable Boolean again) {

        Release release() {
            return new Release(
                    Boolean.TRUE.equals(policyConfirmed),
                    nonce,
                    scheduledAt,
                    Boolean.TRUE.equals(again));
        }
    }

    /** A mailing just released. */
    record ReleasedView(MailingId mailingId, String state) {}

    /** A problem with the gate's checks beside it. */
    record GateProblem(
            String type,
            String title,
            int status,
            Code code,
            List<Problem.FieldError> errors,
            @Nullable List<GateView.CheckView> checks) {}

    @PostMapping("/mailings")
    @Operation(
            summary = "Releases the campaign to its audience, now or later",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "Released, or waiting for a person's tick",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ReleasedView.class))),
                @ApiResponse(
                        responseCode = "422",
                        description = "Refused by a rule; with the checks when the gate is red",
                        content =
                                @Content(
                                        mediaType = Problem.JSON,
                                        schema = @Schema(implementation = GateProblem.class)))
            })
    ResponseEntity<Object> release(
            SignedIn me,
            @PathVariable CampaignId id,
            @RequestBody ReleaseBody body,
            HttpServletRequest request) {
        AccountId account = own(me, id);
        Access.require(me, "mailings:write");
        ClientInfo client = Client.of(request);
        Outcome<Mailing> outcome =
                coolings.check(me)
                        .flatMap(may -> mailings.release(account, id, body.release(), me, client));
        return switch (outcome) {
            case Outcome.Done<Mailing>(Mailing mailing) ->
                    ResponseEntity.accepted()
                            .body(new ReleasedView(mailing.mailingId(), mailing.state().code()));
            case Outcome.Refused<Mailing>(List<Reason> reasons) ->
                    refused(account, id, reasons, client.language());
        };
    }

    private ResponseEntity<Object> refused(
            AccountId account, CampaignId id, List<Reason> reasons, Language language) {
        if (reasons.getFirst().code() != Code.GATE_RED) {
            throw new RefusedException(reasons);
        }
        GateReport report = gate.look(account, id).orThrow();
        Problem problem = problems.of(reasons, language);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.parseMediaType(Problem.JSON))
                .body(
                        new GateProblem(
                                problem.type(),
                                problem.title(),
                                problem.status(),
                                problem.code(),
                                problem.errors(),
                                GateView.checks(report, texts, language)));
    }

    private AccountId own(SignedIn me, CampaignId id) {
        AccountId account = me.accountOr404();
        if (campaigns.find(account, id).isEmpty()) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        return account;
    }
}
