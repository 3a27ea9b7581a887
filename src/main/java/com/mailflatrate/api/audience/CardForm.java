package com.mailflatrate.api.audience;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.mailflatrate.counter.CardPhoto;
import com.mailflatrate.counter.TypedCard;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a card.
 *
 * @param signedOn the day on it
 * @param consentText what is printed on it
 */
record CardForm(
        @Nullable String email,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable Map<String, String> fields,
        @Nullable LocalDate signedOn,
        @Nullable String consentText) {

    /** Refused with REQUIRED for what is missing. */
    TypedCard with(CardPhoto photo) {
        if (email == null) {
            throw required("email");
        }
        if (signedOn == null) {
            throw required("signedOn");
        }
        return new TypedCard(
                email,
                fields == null ? Map.of() : fields,
                signedOn,
                consentText == null ? "" : consentText,
                photo);
    }

    private static RefusedException required(String field) {
        return new RefusedException(List.of(Reason.field(Code.REQUIRED, field)));
    }
}
