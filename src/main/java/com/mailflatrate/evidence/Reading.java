package com.mailflatrate.evidence;

import com.mailflatrate.account.Company;
import com.mailflatrate.audience.Origin;
import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.ledger.Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes a dossier for a reader who knows nothing of us, part by part. */
final class Reading {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX");

    private final Texts texts;
    private final Language language;
    private final Dossier dossier;

    Reading(Texts texts, Language language, Dossier dossier) {
        this.texts = texts;
        this.language = language;
        this.dossier = dossier;
    }

    void write(Sheet sheet) {
        Company company = dossier.account().company();
        String title = say("title", dossier.contact().email().full());
        sheet.about(title, company.name());
        sheet.title(say("head"));
        sheet.text(say("intro"));
        sheet.lines(
                lines().add("address", dossier.contact().email().full())
                        .add("contact", dossier.contact().id())
                        .add("sender", company.name())
                        .add(
                                "senderAddress",
                                company.street()
                                        + ", "
                                        + company.postalCode()
                                        + " "
                                        + company.city())
                        .add("made", time(dossier.at())));
        if (dossier.items().isEmpty()) {
            sheet.text(say("none"));
        }
        dossier.items().forEach(item -> item(sheet, item));
        later(sheet);
        certificate(sheet, dossier.certificate());
    }

    private void item(Sheet sheet, DossierItem item) {
        Proof proof = item.proof();
        sheet.heading(say("list", item.listName()));
        sheet.lines(
                lines().add("grade", say("grade." + proof.grade().name()))
                        .add("consentAt", time(proof.consentAt()))
                        .add("event", proof.event()));
        ConsentRecord record = item.record();
        if (record != null) {
            declared(sheet, record, item.form());
            request(sheet, record);
            mail(sheet, record.mail());
            click(sheet, record.confirmation());
        } else {
            imported(sheet, proof, item);
        }
    }

    private void declared(Sheet sheet, ConsentRecord record, @Nullable FormVersion form) {
        if (record.wording() != null) {
            sheet.text(say("wording"));
            sheet.quote(record.wording());
        }
        Lines lines =
                lines().add("sha256", record.wordingSha256())
                        .add("form", record.form())
                        .add("version", record.formVersion())
                        .add("tracking", say(record.tracking() ? "yes" : "no"));
        if (form != null) {
            var promise = form.frequency();
            lines.add("language", form.language().code())
                    .add("privacy", form.privacyUrl())
                    .add("trackingWording", form.trackingText())
                    .add("boxes", say("notTicked"))
                    .add(
                            "frequency",
                            promise == null
                                    ? null
                                    : say("per." + promise.per().text(), promise.max()));
        }
        sheet.lines(lines);
    }

    private void request(Sheet sheet, ConsentRecord record) {
        ConsentRecord.Request request = record.request();
        if (request == null) {
            return;
        }
        sheet.text(say("request"));
        Lines lines =
                lines().add("at", time(request.at()))
                        .add("localAt", LOCAL.format(request.localAt()))
                        .add("typed", request.typed())
                        .add("canonical", request.address())
                        .add("page", request.page())
                        .add("host", request.host())
                        .add("ip", ip(request.ip(), request.port()))
                        .add("agent", request.userAgent())
                        .add("tls", yes(request.tls()))
                        .add("checks", request.checks())
                        .add("consentBox", yes(request.consentBox()))
                        .add("trackingBox", yes(request.trackingBox()));
        request.fields().forEach((field, value) -> lines.add("field", field + ": " + value));
        sheet.lines(lines);
    }

    private void mail(Sheet sheet, ConsentRecord.@Nullable Mail mail) {
        if (mail == null) {
            return;
        }
        sheet.text(say("mail"));
        sheet.lines(
                lines().add("queued", time(mail.queuedAt()))
                        .add("messageId", mail.messageId())
                        .add("template", mail.template())
                        .add("mailSha256", mail.sha256())
                        .add("accepted", time(mail.acceptedAt()))
                        .add("mx", mail.host())
                        .add("reply", mail.reply())
                        .add("subject", mail.subject()));
        if (mail.text() != null) {
            sheet.fixed(mail.text());
        }
    }

    private void click(Sheet sheet, ConsentRecord.@Nullable Click click) {
        if (click == null) {
            return;
        }
        sheet.text(say("click"));
        sheet.lines(
                lines().add("at", time(click.at()))
                        .add("ip", ip(click.ip(), click.port()))
                        .add("agent", click.userAgent())
                        .add("tls", yes(click.tls()))
                        .add("method", click.method())
                        .add("token", click.token())
                        .add("pageVersion", click.page()));
    }

    private void imported(Sheet sheet, Proof proof, DossierItem item) {
        Lines lines =
                lines().add("import", proof.importId())
                        .add("source", proof.source())
                        .add("ip", proof.ip())
                        .add("recorded", time(proof.recordedAt()));
        Imports.Source source = item.source();
        if (source != null) {
            lines.add("file", source.fileName())
                    .add("fileSha256", source.fileSha256())
                    .add("paperSha256", source.paperSha256())
                    .add("uploadedBy", source.uploadedBy() + ", " + time(source.uploadedAt()))
                    .add("policyVersion", source.policyVersion());
        }
        Origin origin = item.origin();
        if (origin != null) {
            OriginFacts facts = origin.facts();
            lines.add("originText", facts.description())
                    .add("originUrl", facts.collectionUrl())
                    .add("originSystem", facts.system())
                    .add("originFrom", facts.periodFrom())
                    .add("originTo", facts.periodTo())
                    .add("statedBy", origin.statedBy() + ", " + time(origin.statedAt()));
        }
        sheet.lines(lines);
    }

    private void later(Sheet sheet) {
        if (dossier.later().isEmpty()) {
            return;
        }
        sheet.heading(say("later"));
        for (ConsentRecord.Later one : dossier.later()) {
            sheet.lines(
                    lines().add("what", say("later." + one.kind()))
                            .add("at", time(one.at()))
                            .add("channel", one.channel())
                            .add("scope", one.scope())
                            .add("mailing", one.mailing())
                            .add("ip", one.ip())
                            .add("agent", one.userAgent()));
        }
    }

    private void certificate(Sheet sheet, @Nullable Certificate certificate) {
        sheet.heading(say("certificate"));
        if (certificate == null) {
            sheet.text(say("notYet"));
            return;
        }
        Certificate.Stand stand = certificate.checkpoint();
        sheet.text(say("says", stand.n(), UTC.format(stand.at())));
        sheet.lines(
                lines().add("size", stand.size())
                        .add("root", stand.root())
                        .add("signature", stand.signature())
                        .add("pending", certificate.pending() == 0 ? null : certificate.pending()));
        sheet.fixed(
                String.join(
                        "\n",
                        certificate.entries().stream()
                                .map(one -> one.seq() + "  " + one.id() + "  " + one.commitment())
                                .toList()));
        sheet.text(say("check"));
    }

    private Lines lines() {
        return new Lines(label -> say("label." + label));
    }

    private String say(String key, Object... arguments) {
        return texts.say(language, "evidence." + key, arguments);
    }

    private @Nullable String yes(@Nullable Boolean flag) {
        return flag == null ? null : say(flag ? "yes" : "no");
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : UTC.format(at);
    }

    private static @Nullable String ip(@Nullable String ip, @Nullable Integer port) {
        return ip == null || port == null ? ip : ip + ", port " + port;
    }
}
