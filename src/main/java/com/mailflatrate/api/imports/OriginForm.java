package com.mailflatrate.api.imports;

import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement about the origin. */
record OriginForm(
        @Nullable String kind,
        @Nullable String description,
        @Nullable String collectionUrl,
        @Nullable String system,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        @Nullable Long contacts) {

    OriginFacts facts() {
        OriginFacts.Kind known =
                kind == null
                        ? null
                        : OriginFacts.Kind.of(kind)
                                .orElseThrow(
                                        () ->
                                                new RefusedException(
                                                        List.of(
                                                                Reason.field(
                                                                        Code.INVALID_VALUE,
                                                                        "origin.kind"))));
        return new OriginFacts(
                known, description, collectionUrl, system, periodFrom, periodTo, contacts);
    }
}
