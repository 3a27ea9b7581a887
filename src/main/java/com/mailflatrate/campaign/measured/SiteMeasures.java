package com.mailflatrate.campaign.measured;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.campaign.measured.SiteMeasure.MailingName;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.held.HeldParts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.measures.Measure;
import com.mailflatrate.measures.Measures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the service did by itself about sites, over all accounts; a person of the operator ends it
 * before its time.
 */
@Component
@EngineTransactional
public class SiteMeasures {

    /** Who may look at measures and lift them. */
    public static final String SCOPE = "operator:delivery";

    /** Code points a note may have. */
    public static final int LONGEST_NOTE = 400;

    private final Measures measures;
    private final HeldParts parts;
    private final Accounts accounts;
    private final MailingNameStore names;
    private final StaffRights rights;
    private final Audit audit;

    SiteMeasures(
            Measures measures,
            HeldParts parts,
            Accounts accounts,
            MailingNameStore names,
            StaffRights rights,
            Audit audit) {
        this.measures = measures;
        this.parts = parts;
        this.accounts = accounts;
        this.names = names;
        this.rights = rights;
        this.audit = audit;
    }

    /**
     * Newest first.
     *
     * @param onlyInForce without those that are over
     */
    @EngineTransactional(readOnly = true)
    public Page<SiteMeasure> page(boolean onlyInForce, PageRequest request) {
        Page<Measure> page = measures.page(onlyInForce, request);
        return new Page<>(seen(page.items()), page.nextCursor());
    }

    /** One; empty when there is none of this id. */
    @EngineTransactional(readOnly = true)
    public Optional<SiteMeasure> find(UUID id) {
        return measures.find(id).map(one -> seen(List.of(one)).getFirst());
    }

    /**
     * Ends one before its time; what it held is due at once, and the account it concerned reads so
     * in its log. Refused with NOT_FOUND, PERSON_REQUIRED for a key outside the sandbox,
     * NOT_ALLOWED without the scope, REQUIRED or TOO_LONG for the note, WRONG_STATE when it is
     * over.
     */
    public Outcome<SiteMeasure> lift(UUID id, @Nullable String note, SignedIn me) {
        Optional<Measure> measure = measures.find(id);
        if (measure.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Code> no = rights.refusal(me, SCOPE);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        Fields fields = new Fields();
        String why = fields.text("note", note, LONGEST_NOTE);
        return fields.outcome(() -> why).flatMap(said -> lift(measure.get(), said, me));
    }

    private Outcome<SiteMeasure> lift(Measure measure, String why, SignedIn me) {
        return audit.traced(
                        measure.account(),
                        me.actor(),
                        () -> parts.lift(measure.id(), why, me.actor()),
                        lifted ->
                                new Audit.Trace(
                                        "measure.lifted",
                                        lifted.id().toString(),
                                        Map.of("domain", lifted.site(), "note", why)))
                .map(lifted -> seen(List.of(lifted)).getFirst());
    }

    private List<SiteMeasure> seen(List<Measure> page) {
        Map<UUID, Long> held = parts.counts(page.stream().map(Measure::id).toList());
        List<RunId> runs = page.stream().map(Measure::run).filter(Objects::nonNull).toList();
        Map<RunId, MailingName> mailings = runs.isEmpty() ? Map.of() : names.ofRuns(runs);
        return page.stream()
                .map(
                        one -> {
                            AccountId account = one.account();
                            RunId run = one.run();
                            return new SiteMeasure(
                                    one,
                                    account == null ? null : accounts.find(account).orElse(null),
                                    run == null ? null : mailings.get(run),
                                    held.getOrDefault(one.id(), 0L));
                        })
                .toList();
    }
}
