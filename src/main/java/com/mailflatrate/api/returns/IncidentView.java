package com.mailflatrate.api.returns;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.feedback.bounce.Incident;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a provider or a company's domain refused by mistake.
 *
 * @param kind {@code provider} or {@code domain}
 * @param declared whether a person declared it; otherwise the guard saw it
 * @param refused refusals that belong to it
 * @param deactivated contacts that are still out because of it
 */
record IncidentView(
        UUID id,
        String kind,
        String name,
        Instant begunAt,
        Instant until,
        boolean declared,
        String by,
        long refused,
        long deactivated,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/operator/incidents/" + id;
    }

    static IncidentView of(Incident one) {
        return new IncidentView(
                one.id(),
                ReturnView.word(one.kind().name()),
                one.name(),
                one.begun(),
                one.until(),
                one.isDeclared(),
                one.by(),
                one.refused(),
                one.deactivated(),
                one.undoneAt(),
                one.undoneBy());
    }
}
