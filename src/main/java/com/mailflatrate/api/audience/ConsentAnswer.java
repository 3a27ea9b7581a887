package com.mailflatrate.api.audience;

import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.audience.Origin;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole proof for one list.
 *
 * @param grade {@code double-opt-in}, {@code P1}, {@code P2}, {@code P3} or {@code P0}
 * @param record the double opt-in part by part: request, mail, click, and what came later
 * @param form the version of the form that was shown, with its wording
 * @param origin for an import: what the account stated about the addresses
 * @param importFile what an import came from, and who brought it
 * @param standing how the contact stands on the list now
 */
record ConsentAnswer(
        ContactId contactId,
        ListId listId,
        @Nullable String listName,
        String grade,
        @Nullable Instant consentAt,
        @Nullable String ip,
        @Nullable String source,
        @Nullable OriginId originId,
        @Nullable ImportId importId,
        UUID event,
        Instant recordedAt,
        @Nullable ConsentRecord record,
        @Nullable FormShown form,
        @Nullable OriginView origin,
        @Nullable SourceShown importFile,
        @Nullable Standing standing) {

    /** The form as it was shown; its boxes are never ticked beforehand. */
    record FormShown(
            UUID id,
            int version,
            String title,
            String consentText,
            String consentSha256,
            @Nullable String trackingText,
            @Nullable String trackingSha256,
            @Nullable Promise frequency,
            String privacyUrl,
            String imprint,
            boolean boxesTickedBeforehand) {

        static FormShown of(UUID id, FormVersion version) {
            var frequency = version.frequency();
            return new FormShown(
                    id,
                    version.number(),
                    version.title(),
                    version.consentText(),
                    version.consentSha256(),
                    version.trackingText(),
                    version.trackingSha256(),
                    frequency == null ? null : new Promise(frequency.max(), frequency.per().text()),
                    version.privacyUrl(),
                    version.imprint(),
                    false);
        }
    }

    /** The file an import came with, and the signed papers shown for it; SHA-256 in hexadecimal. */
    record SourceShown(
            String name,
            String sha256,
            String uploadedBy,
            Instant uploadedAt,
            @Nullable Integer policyVersion,
            @Nullable String paperSha256) {

        static SourceShown of(Imports.Source source) {
            return new SourceShown(
                    source.fileName(),
                    source.fileSha256(),
                    source.uploadedBy(),
                    source.uploadedAt(),
                    source.policyVersion(),
                    source.paperSha256());
        }
    }

    /** At most so many in a week, month or quarter. */
    record Promise(int max, String per) {}

    /** How a contact stands on a list. */
    record Standing(String status, @Nullable String reason, Instant since) {

        static Standing of(Membership membership) {
            return new Standing(
                    membership.status().text(), membership.reason(), membership.since());
        }
    }

    /** What belongs to a proof. */
    record Parts(
            @Nullable Membership membership,
            @Nullable ConsentRecord record,
            @Nullable FormShown form,
            @Nullable Origin origin,
            Imports.@Nullable Source source) {}

    static ConsentAnswer of(Proof proof, Parts parts) {
        Membership membership = parts.membership();
        Origin origin = parts.origin();
        Imports.Source source = parts.source();
        return new ConsentAnswer(
                proof.contact(),
                proof.list(),
                membership == null ? null : membership.listName(),
                proof.grade() == Proof.Grade.DOUBLE_OPT_IN ? "double-opt-in" : proof.grade().name(),
                proof.consentAt(),
                proof.ip(),
                proof.source(),
                proof.origin(),
                proof.importId(),
                proof.event(),
                proof.recordedAt(),
                parts.record(),
                parts.form(),
                origin == null ? null : OriginView.of(origin),
                source == null ? null : SourceShown.of(source),
                membership == null ? null : Standing.of(membership));
    }
}
