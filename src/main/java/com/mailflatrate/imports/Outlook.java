package com.mailflatrate.imports;

import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.imports.Import.Tally;
import com.mailflatrate.imports.ImportStore.Stored;
import com.mailflatrate.imports.left.Farewells;
import com.mailflatrate.imports.risk.Finding;
import com.mailflatrate.imports.risk.ListRisks;
import com.mailflatrate.imports.risk.Memory;
import com.mailflatrate.imports.risk.Period;
import com.mailflatrate.imports.risk.ShareRules;
import com.mailflatrate.imports.trust.Acceptance;
import com.mailflatrate.kernel.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stands out in a judged import, and what follows when it begins: suppressions first, then a
 * person, unless the stated conditions let it in. Called inside a transaction.
 */
@Component
final class Outlook {

    private static final Actor RULE = Actor.system("acceptance");

    private final Parts parts;
    private final Origins origins;
    private final Farewells farewells;
    private final Activation activation;
    private final RemarkStore remarks;
    private final BatchStore batches;
    private final InstantSource clock;

    Outlook(
            Parts parts,
            Origins origins,
            Farewells farewells,
            Activation activation,
            RemarkStore remarks,
            BatchStore batches,
            InstantSource clock) {
        this.parts = parts;
        this.origins = origins;
        this.farewells = farewells;
        this.activation = activation;
        this.remarks = remarks;
        this.batches = batches;
        this.clock = clock;
    }

    /** Who knows what, in one place. */
    @Component
    record Parts(ListRisks risks, Memory memory, Acceptance acceptance) {}

    Map<String, Long> remember(Import batch, Tally tally) {
        parts.memory().remember(batch.account(), batch.id(), tally.total());
        return parts.risks().domains(batch.account(), batch.id());
    }

    List<Finding> findings(Import batch, Tally tally, Optional<Finding> dead) {
        long roles = tally.of("ROLE_ADDRESS") + tally.of("ROLE_LOOKALIKE");
        List<Finding> findings =
                new ArrayList<>(
                        ShareRules.of(
                                tally.total(),
                                roles,
                                tally.of("INVALID_ADDRESS"),
                                tally.doubtful(),
                                tally.unproven()));
        dead.ifPresent(findings::add);
        findings.addAll(
                parts.risks().of(batch.account(), batch.id(), period(batch), batch.uploadedAt()));
        findings.addAll(parts.memory().of(batch.account(), batch.id(), batch.dryRun()));
        return findings;
    }

    /** What is no dry run any more. */
    void begun(Stored stored) {
        Import batch = stored.batch();
        farewells.suppress(batch.account(), batch.id(), batch.number(), RULE);
        if (remarks.isApproved(batch.account(), batch.id())) {
            letInAhead(stored);
            return;
        }
        Tally tally = batch.tally();
        // Own customers always wait for a person: nobody but the account says that they are.
        Acceptance.Rows rows =
                new Acceptance.Rows(
                        tally.total(),
                        tally.accepted(),
                        tally.unproven(),
                        tally.proof().getOrDefault("P3", 0L) > 0 || !stored.findings().isEmpty());
        if (parts.acceptance().accepts(batch.account(), batch.origin(), rows)) {
            remarks.add(batch.account(), batch.id(), Remark.Kind.ACCEPT, "", RULE, clock.instant());
            batches.look(batch.account(), batch.id(), Acceptance.isDrawn(batch.id()));
            activation.activate(batch);
        }
    }

    /** Decided together with the account; what is grave now, nobody has seen. */
    private void letInAhead(Stored stored) {
        if (stored.findings().stream().allMatch(Finding::isMild)) {
            activation.activate(stored.batch());
        }
    }

    private Period period(Import batch) {
        OriginFacts facts = origins.find(batch.account(), batch.origin()).orElseThrow().facts();
        LocalDate to = facts.periodTo();
        return new Period(
                midnight(facts.periodFrom()), midnight(to == null ? null : to.plusDays(3)));
    }

    /** A day of grace on both sides: zones differ. */
    private static @Nullable Instant midnight(@Nullable LocalDate day) {
        return day == null ? null : day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
