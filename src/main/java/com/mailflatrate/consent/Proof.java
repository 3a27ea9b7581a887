package com.mailflatrate.consent;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a person agreed to one list.
 *
 * @param contact the person
 * @param list what the person agreed to
 * @param grade how strong it is; {@link Grade#P0} is never mailed
 * @param consentAt when the person agreed, as far as it is known
 * @param ip from where, as far as it is known
 * @param source where the person agreed: a page, a form, a system
 * @param origin the batch the contact came with, null for a sign-up of its own
 * @param importId the import it came with, null for a sign-up of its own
 * @param event the record it is kept under
 * @param recordedAt when we wrote it down
 */
public record Proof(
        ContactId contact,
        ListId list,
        Grade grade,
        @Nullable Instant consentAt,
        @Nullable String ip,
        @Nullable String source,
        @Nullable OriginId origin,
        @Nullable ImportId importId,
        UUID event,
        Instant recordedAt) {

    /** How strong a proof is; the order is not a ranking. */
    public enum Grade {
        /** A double opt-in at this service: request, mail and click are recorded here. */
        DOUBLE_OPT_IN,
        /** Another system's record: time and source, and one thing more. */
        P1,
        /** A signed document. */
        P2,
        /** A customer of the sender (UWG § 7(3)); only where the operator opened it. */
        P3,
        /** Nothing that proves it. */
        P0;

        /** Whether a contact may be mailed on it, once the batch was released by a person. */
        public boolean isMailable() {
            return this != P0;
        }
    }
}
