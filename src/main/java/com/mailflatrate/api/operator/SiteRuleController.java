package com.mailflatrate.api.operator;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.health.RuleReader;
import com.mailflatrate.health.RuleTable;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.measures.SiteRule;
import com.mailflatrate.measures.SiteRule.Terms;
import com.mailflatrate.measures.SiteRules;
import com.mailflatrate.transport.shaping.Rule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The table of rules: which words of the other side make us do what. */
@RestController
@RequestMapping("/api/v1/operator")
@Tag(name = "Operator")
class SiteRuleController {

    private final RuleTable rules;

    SiteRuleController(RuleTable rules) {
        this.rules = rules;
    }

    /** A new row. */
    record SiteRuleForm(
            @Nullable String site,
            @Nullable String pattern,
            @Nullable String replies,
            @Nullable Integer times,
            @Nullable String within,
            @Nullable String action,
            @Nullable Integer connections,
            @Nullable Integer perMinute,
            @Nullable String lasts,
            @Nullable String note) {

        Map<String, String> typed() {
            Map<String, String> typed = new HashMap<>();
            put(typed, "site", site);
            put(typed, "pattern", pattern);
            put(typed, "replies", replies);
            put(typed, "times", times);
            put(typed, "within", within);
            put(typed, "action", action);
            put(typed, "connections", connections);
            put(typed, "perMinute", perMinute);
            put(typed, "lasts", lasts);
            put(typed, "note", note);
            return typed;
        }

        private static void put(Map<String, String> typed, String field, @Nullable Object value) {
            if (value != null) {
                typed.put(field, value.toString());
            }
        }
    }

    /** A row of the operator's. */
    record SiteRuleView(
            UUID id,
            String site,
            @Nullable String pattern,
            String replies,
            int times,
            String within,
            String action,
            int connections,
            int perMinute,
            @Nullable String lasts,
            String note,
            String by,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/operator/site-rules/" + id;
        }

        static SiteRuleView of(SiteRule rule) {
            Terms terms = rule.terms();
            return new SiteRuleView(
                    rule.id(),
                    terms.site(),
                    terms.pattern(),
                    RuleReader.code(terms.replies()),
                    terms.times(),
                    terms.within().toString(),
                    RuleReader.code(terms.action()),
                    terms.limit().connections(),
                    terms.limit().perMinute(),
                    text(terms.lasts()),
                    terms.note(),
                    rule.by(),
                    rule.created(),
                    rule.endedAt(),
                    rule.endedBy());
        }
    }

    /** A row that comes with the product. */
    record StandingRuleView(
            String name,
            @Nullable String pattern,
            String replies,
            int times,
            String within,
            String action,
            int connections,
            int perMinute,
            @Nullable String lasts) {

        static StandingRuleView of(Rule rule) {
            return new StandingRuleView(
                    rule.name(),
                    rule.pattern() == null ? null : rule.pattern().pattern(),
                    RuleReader.code(rule.replies()),
                    rule.times(),
                    rule.within().toString(),
                    RuleReader.code(rule.action()),
                    rule.limit().connections(),
                    rule.limit().perMinute(),
                    text(rule.lasts()));
        }
    }

    @GetMapping("/site-rules")
    @Operation(
            summary = "The operator's own rows of the table of rules, newest first",
            description =
                    "They come before the product's. Rows that ended stay readable, with `endedAt`.")
    Page<SiteRuleView> page(SignedIn me, PageRequest paging) {
        Access.requireStaff(me, RuleTable.SCOPE);
        return rules.page(paging).map(SiteRuleView::of);
    }

    @GetMapping("/standing-site-rules")
    @Operation(
            summary = "The rows that come with the product",
            description = "In their order: the first that fits a reply counts.")
    Page<StandingRuleView> standing(SignedIn me, PageRequest paging) {
        Access.requireStaff(me, RuleTable.SCOPE);
        return Page.part(SiteRules.standing(), paging).map(StandingRuleView::of);
    }

    @GetMapping("/site-rules/{id}")
    @Operation(summary = "One row of the operator's")
    SiteRuleView one(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, RuleTable.SCOPE);
        return Ids.uuid(id)
                .flatMap(rules::find)
                .map(SiteRuleView::of)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @PostMapping("/site-rules")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a row to the table of rules",
            description =
                    "A signed-in person; a key only in the sandbox. After `times` refusals `within` which `pattern` (RE2, at "
                            + "most 500 characters) is found, `action` is done for as long as `lasts`; without it until a person "
                            + "lifts it. `replies` are `later` (4yz), `never` (5yz) or `any`; `action` is `leave-site`, "
                            + "`leave-account`, `leave-mailing`, or `limit` with `connections` or `perMinute`, which needs no "
                            + "`pattern`: then it always holds. `site` is a provider or host as the page Delivery names it, "
                            + "empty for any. Times are ISO 8601 (`PT10M`).")
    SiteRuleView add(SignedIn me, @RequestBody SiteRuleForm form) {
        Access.requireStaff(me, RuleTable.SCOPE);
        return SiteRuleView.of(
                RuleReader.read(form.typed()).flatMap(terms -> rules.add(terms, me)).orThrow());
    }

    @DeleteMapping("/site-rules/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End a row",
            description =
                    "A signed-in person; a key only in the sandbox. It does nothing any more and stays readable. What it did "
                            + "goes on for its time, or until it is lifted. 409 `WRONG_STATE` when it has ended.")
    void end(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, RuleTable.SCOPE);
        UUID known = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        rules.end(known, me).orThrow();
    }

    private static @Nullable String text(@Nullable Duration time) {
        return time == null ? null : time.toString();
    }
}
