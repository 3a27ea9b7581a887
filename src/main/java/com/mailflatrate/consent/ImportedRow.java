package com.mailflatrate.consent;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The proof that came with one row of an import.
 *
 * @param contact the person
 * @param list the list the row went to
 * @param grade how strong the proof is
 * @param consentAt when the person agreed, as the file says
 * @param ip from where, as the file says
 * @param source where, as the file says
 * @param origin what the customer said about the whole batch
 */
public record ImportedRow(
        ContactId contact,
        ListId list,
        Proof.Grade grade,
        @Nullable Instant consentAt,
        @Nullable String ip,
        @Nullable String source,
        OriginId origin) {}
