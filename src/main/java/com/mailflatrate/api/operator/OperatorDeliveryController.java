package com.mailflatrate.api.operator;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.delivery.Standstills.Standstill;
import com.mailflatrate.doors.Access;
import com.mailflatrate.health.QueueHealth;
import com.mailflatrate.health.QueueHealth.Deferral;
import com.mailflatrate.health.QueueHealth.Report;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.measures.Measure;
import com.mailflatrate.transport.shaping.QueueLook.Backlog;
import com.mailflatrate.transport.shaping.QueueLook.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How delivery does, and letting it go after a standstill. */
@RestController
@RequestMapping("/api/v1/operator/delivery")
@Tag(name = "Operator")
class OperatorDeliveryController {

    private static final int LONGEST_NOTE = 1_000;

    private final QueueHealth health;
    private final Standstills standstills;

    OperatorDeliveryController(QueueHealth health, Standstills standstills) {
        this.health = health;
        this.standstills = standstills;
    }

    /** The state of delivery. */
    record DeliveryView(
            @Nullable Stop standstill,
            long runs,
            long due,
            long later,
            int waiting,
            long unsettled,
            long accepted,
            boolean journal,
            double journalMillis,
            boolean feed,
            long feedMillis,
            String signing,
            List<Site> sites,
            List<Backlog> lines,
            List<String> unfit,
            List<Deferral> deferrals,
            List<SiteEvent> events) {

        static DeliveryView of(Report report) {
            return new DeliveryView(
                    report.standstill().map(Stop::of).orElse(null),
                    report.runs(),
                    report.due(),
                    report.later(),
                    report.now().waiting(),
                    report.now().unsettled(),
                    report.now().accepted(),
                    report.now().journalWell(),
                    report.now().journalMillis(),
                    report.now().feedFresh(),
                    report.now().feedMillis(),
                    report.signing(),
                    report.now().sites(),
                    report.now().lines(),
                    report.now().unfit(),
                    report.deferrals(),
                    report.measures().stream().map(SiteEvent::of).toList());
        }
    }

    /** What was done about a site. */
    record SiteEvent(
            String site, String rule, String words, Instant at, @Nullable Instant pauseUntil) {

        static SiteEvent of(Measure measure) {
            return new SiteEvent(
                    measure.site(),
                    measure.rule(),
                    measure.words(),
                    measure.began(),
                    measure.until());
        }
    }

    /** A stop over everything. */
    record Stop(String why, Instant beganAt) {

        static Stop of(Standstill standstill) {
            return new Stop(standstill.why(), standstill.beganAt());
        }
    }

    /** Why it may go on. */
    record Release(@Nullable String note) {}

    @GetMapping
    @Operation(
            summary = "How delivery does",
            description =
                    "Sites with their windows, what waits, why mails are put off in the words of the other side, "
                            + "what was paused by a rule, and whether everything stands still.")
    DeliveryView show(SignedIn me) {
        Access.requireStaff(me, "operator:delivery");
        return DeliveryView.of(health.report());
    }

    @PostMapping("/release")
    @Operation(
            summary = "End a standstill",
            description =
                    "After the database went back in time (`RESTORED`) nothing leaves until somebody has looked. "
                            + "Lets letters leave and the held mailings go on; 409 `WRONG_STATE` when nothing stands still.")
    DeliveryView release(SignedIn me, @RequestBody Release body) {
        Access.requireStaff(me, "operator:delivery");
        String note = note(body);
        standstills.release(note, me.actor()).orThrow();
        return DeliveryView.of(health.report());
    }

    private static String note(Release body) {
        Fields fields = new Fields();
        String note = fields.text("note", body.note(), LONGEST_NOTE);
        return fields.outcome(() -> note).orThrow();
    }
}
