package com.mailflatrate.api.returns;

import com.mailflatrate.abuse.inbox.ReturnDesk;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.feedback.complaint.Feed;
import com.mailflatrate.feedback.complaint.Feeds;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of feedback loops. */
@RestController
@RequestMapping("/api/v1/operator/feeds")
@Tag(name = "Operator")
class FeedController {

    private final Feeds feeds;
    private final ReturnDesk desk;
    private final InstantSource clock;

    FeedController(Feeds feeds, ReturnDesk desk, InstantSource clock) {
        this.feeds = feeds;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * A feedback loop; {@code everyDays} is 0 when nobody can say, and signed unless it says no.
     */
    record FeedForm(
            @Nullable String name,
            @Nullable String owner,
            @Nullable Integer everyDays,
            @Nullable Boolean signed) {}

    /**
     * A feedback loop.
     *
     * @param silent whether it has not reported for twice its rhythm
     */
    record FeedView(
            String domain,
            String name,
            String owner,
            int everyDays,
            boolean signed,
            Instant since,
            @Nullable Instant lastReportAt,
            boolean silent) {}

    @GetMapping
    @Operation(summary = "Feedback loops by name")
    Page<FeedView> list(SignedIn me, PageRequest paging) {
        Desk.require(me);
        return Page.part(feeds.all(), paging).map(this::view);
    }

    @GetMapping("/{domain}")
    @Operation(summary = "One feedback loop, by the domain its reports come from")
    FeedView one(SignedIn me, @PathVariable String domain) {
        Desk.require(me);
        return feeds.find(lower(domain))
                .map(this::view)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @PutMapping("/{domain}")
    @Operation(
            summary = "Add a feedback loop, or change the one of this domain",
            description =
                    "With `signed` its reports need a DKIM signature of the domain; without, a token of ours in them is"
                            + " enough.")
    FeedView put(SignedIn me, @PathVariable String domain, @RequestBody FeedForm form) {
        Desk.require(me);
        return view(
                desk.register(
                                domain,
                                Desk.given("name", form.name()),
                                Desk.given("owner", form.owner()),
                                form.everyDays() == null ? 0 : form.everyDays(),
                                !Boolean.FALSE.equals(form.signed()),
                                me.actor())
                        .orThrow());
    }

    @DeleteMapping("/{domain}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a feedback loop; its reports count like a stranger's from then on")
    void end(SignedIn me, @PathVariable String domain) {
        Desk.require(me);
        desk.end(lower(domain), me.actor()).orThrow();
    }

    private static String lower(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    private FeedView view(Feed feed) {
        return new FeedView(
                feed.domain(),
                feed.name(),
                feed.owner(),
                feed.everyDays(),
                feed.signed(),
                feed.since(),
                feed.last(),
                feed.isSilent(clock.instant()));
    }
}
