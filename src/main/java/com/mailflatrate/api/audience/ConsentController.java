package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.consent.record.Records;
import com.mailflatrate.doors.Access;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What proves that a contact agreed. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contacts")
class ConsentController {

    private final Contacts contacts;
    private final Consents consents;
    private final Records records;
    private final Forms forms;
    private final Origins origins;
    private final Imports imports;

    ConsentController(
            Contacts contacts,
            Consents consents,
            Records records,
            Forms forms,
            Origins origins,
            Imports imports) {
        this.contacts = contacts;
        this.consents = consents;
        this.records = records;
        this.forms = forms;
        this.origins = origins;
        this.imports = imports;
    }

    @GetMapping("/contacts/{id}/consent")
    @Operation(
            summary = "The proof of a contact's consent, list by list, with every part on record")
    Page<ConsentAnswer> of(SignedIn me, @PathVariable String id, PageRequest paging) {
        AccountId account = me.accountOr404();
        Contact contact =
                ContactId.parse(id)
                        .flatMap(known -> contacts.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return Page.part(consents.all(account, contact.id()), paging)
                .map(proof -> ConsentAnswer.of(proof, parts(account, contact, proof)));
    }

    private ConsentAnswer.Parts parts(AccountId account, Contact contact, Proof proof) {
        ConsentRecord record =
                proof.grade() == Proof.Grade.DOUBLE_OPT_IN
                        ? records.of(account, contact.id(), proof.list()).orElse(null)
                        : null;
        OriginId origin = proof.origin();
        ImportId batch = proof.importId();
        return new ConsentAnswer.Parts(
                contact.memberships().stream()
                        .filter(one -> one.list().equals(proof.list()))
                        .findFirst()
                        .orElse(null),
                record,
                record == null ? null : form(account, record),
                origin == null ? null : origins.find(account, origin).orElse(null),
                batch == null ? null : imports.source(account, batch).orElse(null));
    }

    private ConsentAnswer.@Nullable FormShown form(AccountId account, ConsentRecord record) {
        UUID form = record.form();
        Integer version = record.formVersion();
        return form == null || version == null
                ? null
                : forms.version(account, new FormId(form), version)
                        .map(shown -> ConsentAnswer.FormShown.of(form, shown))
                        .orElse(null);
    }
}
