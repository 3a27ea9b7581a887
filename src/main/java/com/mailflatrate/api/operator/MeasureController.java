package com.mailflatrate.api.operator;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.measured.SiteMeasure;
import com.mailflatrate.campaign.measured.SiteMeasures;
import com.mailflatrate.doors.Access;
import com.mailflatrate.health.RuleReader;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.measures.Measure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the service did by itself about sites, and its end before its time. */
@RestController
@RequestMapping("/api/v1/operator/measures")
@Tag(name = "Operator")
class MeasureController {

    private final SiteMeasures measures;
    private final InstantSource clock;

    MeasureController(SiteMeasures measures, InstantSource clock) {
        this.measures = measures;
        this.clock = clock;
    }

    /** A measure; what it is not about is missing. */
    record SiteMeasureView(
            UUID id,
            String rule,
            String scope,
            String site,
            String source,
            @Nullable UUID accountId,
            @Nullable String company,
            @Nullable MailingId mailingId,
            int connections,
            int perMinute,
            String words,
            long held,
            boolean inForce,
            Instant beganAt,
            @Nullable Instant until,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String note) {

        static SiteMeasureView of(SiteMeasure one, Instant now) {
            Measure measure = one.measure();
            var account = Optional.ofNullable(one.account());
            var mailing = Optional.ofNullable(one.mailing());
            return new SiteMeasureView(
                    measure.id(),
                    measure.rule(),
                    RuleReader.code(measure.scope()),
                    measure.site(),
                    measure.source(),
                    account.map(of -> of.publicId()).orElse(null),
                    account.map(of -> of.company().name()).orElse(null),
                    mailing.map(SiteMeasure.MailingName::id).orElse(null),
                    measure.limit().connections(),
                    measure.limit().perMinute(),
                    measure.words(),
                    one.held(),
                    measure.isInForce(now),
                    measure.began(),
                    measure.until(),
                    measure.liftedAt(),
                    measure.liftedBy(),
                    measure.note());
        }
    }

    /** Why it may end. */
    record Lifting(@Nullable String note) {}

    @GetMapping
    @Operation(
            summary = "What was done about sites, newest first",
            description =
                    "`scope` is `site`, `account` or `mailing`: whose mail is held back or slowed down. `words` are the "
                            + "other side's, without addresses. `held` mails wait because of it now (what waits "
                            + "for a site as a whole is not counted); without `until` a person ends it.")
    Page<SiteMeasureView> page(
            SignedIn me,
            @Parameter(description = "Only what is in force; all when it is not said")
                    @RequestParam(defaultValue = "false")
                    boolean open,
            PageRequest paging) {
        Access.requireStaff(me, SiteMeasures.SCOPE);
        Instant now = clock.instant();
        return measures.page(open, paging).map(one -> SiteMeasureView.of(one, now));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One measure")
    SiteMeasureView one(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, SiteMeasures.SCOPE);
        return Ids.uuid(id)
                .flatMap(measures::find)
                .map(one -> SiteMeasureView.of(one, clock.instant()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @PostMapping("/{id}/lift")
    @Operation(
            summary = "End a measure before its time",
            description =
                    "A signed-in person; a key only in the sandbox. What it held is due at once. 409 `WRONG_STATE` when "
                            + "it is over.")
    SiteMeasureView lift(SignedIn me, @PathVariable String id, @RequestBody Lifting body) {
        Access.requireStaff(me, SiteMeasures.SCOPE);
        UUID known = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return SiteMeasureView.of(measures.lift(known, body.note(), me).orThrow(), clock.instant());
    }
}
