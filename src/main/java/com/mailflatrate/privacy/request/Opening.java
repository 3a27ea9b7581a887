package com.mailflatrate.privacy.request;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.consent.record.Erasures;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.keys.SuppressionKeys;
import com.mailflatrate.keys.Vault;
import com.mailflatrate.privacy.duty.Checklist;
import com.mailflatrate.privacy.duty.Checklist.Part;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first breath of a request: the checklist is written, and nobody is mailed any more. */
@Component
final class Opening {

    private final RequestStore requests;
    private final StepStore steps;
    private final Checklist checklist;
    private final Erasures erasures;
    private final Suppressions suppressions;
    private final Sealing sealing;
    private final InstantSource clock;

    Opening(
            RequestStore requests,
            StepStore steps,
            Checklist checklist,
            Erasures erasures,
            Suppressions suppressions,
            Sealing sealing,
            InstantSource clock) {
        this.requests = requests;
        this.steps = steps;
        this.checklist = checklist;
        this.erasures = erasures;
        this.suppressions = suppressions;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** How an address is kept while it is needed. */
    @Component
    record Sealing(SuppressionKeys keys, Vault vault, UuidV7 ids) {

        byte[] seal(EmailAddress address) {
            return vault.seal(KeyPurpose.FILE, address.full().getBytes(StandardCharsets.UTF_8));
        }

        EmailAddress open(byte[] sealed) {
            String address =
                    new String(vault.open(KeyPurpose.FILE, sealed), StandardCharsets.UTF_8);
            return EmailAddress.parse(address).orElseThrow();
        }
    }

    SuppressionKey keyOf(EmailAddress address) {
        return sealing.keys().of(address);
    }

    /** Parts that know something about people outside. */
    static List<Part> about(Checklist checklist) {
        return checklist.parts().stream()
                .filter(
                        part ->
                                part.holdings().stream()
                                        .anyMatch(
                                                one -> one.tell() != null || one.forget() != null))
                .toList();
    }

    UUID erase(
            AccountId account,
            EmailAddress address,
            Optional<Contact> contact,
            String note,
            Actor by) {
        UUID id =
                write(
                        account,
                        RequestKind.ERASURE,
                        address,
                        contact,
                        note,
                        by,
                        sealing.seal(address));
        contact.ifPresentOrElse(
                found -> erasures.erase(account, found.id(), by),
                () ->
                        suppressions.add(
                                account,
                                address,
                                SuppressionReason.ERASED,
                                null,
                                by,
                                "request " + id));
        return id;
    }

    UUID write(
            AccountId account,
            RequestKind kind,
            EmailAddress address,
            Optional<Contact> contact,
            String note,
            Actor by,
            byte @Nullable [] sealed) {
        UUID id = sealing.ids().next();
        Instant now = clock.instant();
        SuppressionKey key = sealing.keys().of(address);
        Request request =
                new Request(
                        account,
                        id,
                        kind,
                        contact.map(Contact::id).orElse(null),
                        note,
                        by,
                        now,
                        null,
                        List.of());
        requests.add(account, request, key.hash(), sealed);
        int position = 1;
        for (Part part : about(checklist)) {
            steps.add(account, id, position++, part.module());
        }
        return id;
    }
}
