package com.mailflatrate.web.delivery;

import com.mailflatrate.campaign.measured.MailingMeasure;
import com.mailflatrate.campaign.measured.SiteMeasure;
import com.mailflatrate.measures.Measure;
import com.mailflatrate.measures.Touch;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Step.Scope;
import com.mailflatrate.web.shared.Shell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was done about a site, in sentences: for the operator, and for the account of a mailing. */
public final class MeasureWords {

    private MeasureWords() {}

    /** What is or was done, for the operator: whom it concerns is named. */
    public static String what(Shell shell, SiteMeasure one) {
        Measure measure = one.measure();
        String began = shell.dateTime(measure.began());
        String tense = measure.isInForce(shell.now()) ? "now" : "past";
        return switch (measure.scope()) {
            case SITE -> site(shell, measure, began, tense);
            case ACCOUNT ->
                    shell.text(
                            "measure.account." + tense, measure.site(), began, company(shell, one));
            case MAILING ->
                    shell.text(
                            "measure.mailing." + tense,
                            measure.site(),
                            began,
                            campaign(shell, one),
                            company(shell, one));
        };
    }

    /** What it is about: a site, or an address of ours. */
    public static String where(Shell shell, Measure measure) {
        if (!measure.site().isEmpty()) {
            return measure.site();
        }
        return measure.source().isEmpty() ? shell.text("measure.ownAddress") : measure.source();
    }

    private static String site(Shell shell, Measure measure, String began, String tense) {
        if (measure.site().isEmpty()) {
            return shell.text("measure.listed." + tense, where(shell, measure), began);
        }
        if (!measure.limit().equals(Limit.NONE)) {
            String limit = limit(shell, measure.limit());
            return shell.text("measure.limit." + tense, measure.site(), began, limit);
        }
        return measure.source().isEmpty()
                ? shell.text("measure.site." + tense, measure.site(), began)
                : shell.text("measure.from." + tense, measure.site(), began, measure.source());
    }

    /** The most that is done at once: two connections, 60 mails a minute. */
    public static String limit(Shell shell, Limit limit) {
        List<String> parts = new ArrayList<>();
        if (limit.connections() > 0) {
            parts.add(shell.text("measure.connections", limit.connections()));
        }
        if (limit.perMinute() > 0) {
            parts.add(shell.text("measure.perMinute", limit.perMinute()));
        }
        return String.join(", ", parts);
    }

    private static String company(Shell shell, SiteMeasure one) {
        return one.account() == null
                ? shell.text("measure.someAccount")
                : one.account().company().name();
    }

    private static String campaign(Shell shell, SiteMeasure one) {
        return one.mailing() == null ? shell.text("measure.someMailing") : one.mailing().campaign();
    }

    /** What is or was done, for the account of a mailing. */
    public static String what(Shell shell, MailingMeasure one) {
        Touch touch = one.touch();
        String about =
                touch.site().isEmpty() ? "listed" : touch.scope().name().toLowerCase(Locale.ROOT);
        return shell.text(
                "measure.mine." + about + (one.goesOn() ? ".now" : ".past"),
                touch.site(),
                shell.dateTime(touch.began()));
    }

    /** Why: the rule's sentence. */
    public static String why(Shell shell, String rule) {
        String key = "measure.why." + (rule.startsWith("OWN ") ? "OWN" : rule);
        return shell.has(key) ? shell.text(key) : shell.text("measure.why.other");
    }

    /** Until when, or how it ended, for the operator. */
    public static String end(Shell shell, Measure measure) {
        Instant lifted = measure.liftedAt();
        return lifted == null
                ? running(shell, measure.until(), "measure.untilLifted")
                : shell.text("measure.lifted", shell.dateTime(lifted), by(measure.liftedBy()));
    }

    /** Until when, or how it ended, for the account of a mailing. */
    public static String end(Shell shell, MailingMeasure one) {
        Touch touch = one.touch();
        if (touch.leftOutAt() != null) {
            return shell.text(
                    "measure.mine.leftOut",
                    shell.dateTime(touch.leftOutAt()),
                    by(touch.leftOutBy()));
        }
        if (touch.liftedAt() != null) {
            return shell.text("measure.mine.lifted", shell.dateTime(touch.liftedAt()));
        }
        if (one.inForce() && !one.goesOn()) {
            return ""; // the mailing was over first
        }
        String end = running(shell, touch.until(), "measure.mine.untilLifted");
        return one.goesOn() && touch.scope() == Scope.SITE
                ? end + " " + shell.text("measure.mine.again")
                : end;
    }

    private static String running(Shell shell, @Nullable Instant until, String forever) {
        return until == null
                ? shell.text(forever)
                : shell.text(
                        until.isAfter(shell.now()) ? "measure.until" : "measure.over",
                        shell.dateTime(until));
    }

    private static String by(@Nullable String name) {
        return name == null ? "" : name;
    }
}
