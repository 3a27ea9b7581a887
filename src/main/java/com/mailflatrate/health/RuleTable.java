package com.mailflatrate.health;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.measures.SiteRule;
import com.mailflatrate.measures.SiteRule.Terms;
import com.mailflatrate.measures.SiteRules;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The operator's own rows of the table of rules, kept by people, with a line in the log for each.
 */
@Component
@EngineTransactional
public class RuleTable {

    /** Who may read and change the rows. */
    public static final String SCOPE = "operator:delivery";

    private final SiteRules rules;
    private final StaffRights rights;
    private final Audit audit;

    RuleTable(SiteRules rules, StaffRights rights, Audit audit) {
        this.rules = rules;
        this.rights = rights;
        this.audit = audit;
    }

    /** Newest first, those that ended among them. */
    @EngineTransactional(readOnly = true)
    public Page<SiteRule> page(PageRequest request) {
        return rules.page(request);
    }

    /** One; empty when there is none of this id. */
    @EngineTransactional(readOnly = true)
    public Optional<SiteRule> find(UUID id) {
        return rules.find(id);
    }

    /**
     * Adds a row. Refused with PERSON_REQUIRED for a key outside the sandbox, NOT_ALLOWED without
     * the scope, and as {@link SiteRules#add} says.
     */
    public Outcome<SiteRule> add(Terms terms, SignedIn me) {
        Optional<Code> no = rights.refusal(me, SCOPE);
        return no.isPresent()
                ? Outcome.refused(no.get())
                : audit.traced(
                        null,
                        me.actor(),
                        () -> rules.add(terms, me.actor()),
                        made -> trace("site-rule.added", made));
    }

    /** Ends a row; it stays readable. Refused as adding, and as {@link SiteRules#end} says. */
    public Outcome<SiteRule> end(UUID id, SignedIn me) {
        Optional<Code> no = rights.refusal(me, SCOPE);
        return no.isPresent()
                ? Outcome.refused(no.get())
                : audit.traced(
                        null,
                        me.actor(),
                        () -> rules.end(id, me.actor()),
                        ended -> trace("site-rule.ended", ended));
    }

    private static Audit.Trace trace(String action, SiteRule rule) {
        return new Audit.Trace(
                action,
                rule.id().toString(),
                Map.of("domain", rule.terms().site(), "note", rule.terms().note()));
    }
}
