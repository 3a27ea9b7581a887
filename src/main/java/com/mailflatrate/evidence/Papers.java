package com.mailflatrate.evidence;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.consent.record.Records;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.ledger.Certificate;
import com.mailflatrate.ledger.Certificates;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proofs of consent as PDF (compliance rule 4.6), with the certificate attached as {@code
 * certificate.json}: the pages are for reading, the attachment for checking.
 */
@Component
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class Papers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sources sources;
    private final Records records;
    private final Certificates certificates;
    private final Texts texts;
    private final InstantSource clock;

    Papers(
            Sources sources,
            Records records,
            Certificates certificates,
            Texts texts,
            InstantSource clock) {
        this.sources = sources;
        this.records = records;
        this.certificates = certificates;
        this.texts = texts;
        this.clock = clock;
    }

    /** The certificate of a contact; empty while no checkpoint covers any of its events. */
    public Optional<Certificate> certificate(AccountId account, ContactId contact) {
        return certificates.of(
                account, records.events(account, contact), records.rows(account, contact));
    }

    /** The PDF; empty for an unknown contact. */
    public Optional<byte[]> of(AccountId account, ContactId contact, Language language) {
        return sources.contacts()
                .find(account, contact)
                .map(person -> pdf(dossier(account, person), language));
    }

    private byte[] pdf(Dossier dossier, Language language) {
        Certificate certificate = dossier.certificate();
        Sheet sheet = new Sheet(texts.say(language, "evidence.page"));
        new Reading(texts, language, dossier).write(sheet);
        if (certificate != null) {
            sheet.attach("certificate.json", JSON.writeValueAsBytes(certificate));
        }
        return sheet.close();
    }

    private Dossier dossier(AccountId account, Contact contact) {
        return new Dossier(
                sources.accounts().find(account).orElseThrow(),
                contact,
                clock.instant(),
                sources.consents().all(account, contact.id()).stream()
                        .map(proof -> item(account, proof))
                        .toList(),
                records.later(account, contact.id()),
                certificate(account, contact.id()).orElse(null));
    }

    private DossierItem item(AccountId account, Proof proof) {
        ConsentRecord record =
                proof.grade() == Proof.Grade.DOUBLE_OPT_IN
                        ? records.of(account, proof.contact(), proof.list()).orElse(null)
                        : null;
        var origin = proof.origin();
        var batch = proof.importId();
        return new DossierItem(
                proof,
                sources.lists().find(account, proof.list()).map(ListSummary::name).orElse("–"),
                record,
                record == null ? null : form(account, record.form(), record.formVersion()),
                origin == null ? null : sources.origins().find(account, origin).orElse(null),
                batch == null ? null : sources.imports().source(account, batch).orElse(null));
    }

    private @Nullable FormVersion form(
            AccountId account, @Nullable UUID form, @Nullable Integer version) {
        return form == null || version == null
                ? null
                : sources.forms().version(account, new FormId(form), version).orElse(null);
    }
}
