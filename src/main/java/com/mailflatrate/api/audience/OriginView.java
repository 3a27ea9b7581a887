package com.mailflatrate.api.audience;

import com.mailflatrate.audience.Origin;
import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.kernel.OriginId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a contact came from. */
public record OriginView(
        @Nullable OriginId id,
        String kind,
        @Nullable String description,
        @Nullable String collectionUrl,
        @Nullable String system,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        @Nullable Long contacts) {

    /** As stated. */
    public static OriginView of(Origin origin) {
        OriginFacts facts = origin.facts();
        OriginFacts.Kind kind = facts.kind();
        return new OriginView(
                origin.id(),
                kind == null ? "other" : kind.text(),
                facts.description(),
                facts.collectionUrl(),
                facts.system(),
                facts.periodFrom(),
                facts.periodTo(),
                facts.contacts());
    }

    /** Signed up by itself, or put here by a key or a person of the account. */
    static OriginView by(String name) {
        return new OriginView(null, "single", name, null, null, null, null, null);
    }
}
