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
import com.mailflatrate.privacy.duty.Duties;
import com.mailflatrate.privacy.duty.Subject;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first breath of a request: the checklist is written, and nobody is mailed any more. */
@Component
final class Opening {

    private static final List<String> AT_ONCE = List.of("consent", "optin", "audience");

    private final RequestStore requests;
    private final StepStore steps;
    private final Known known;
    private final Erasures erasures;
    private final Suppressions suppressions;
    private final Sealing sealing;
    private final InstantSource clock;

    Opening(
            RequestStore requests,
            StepStore steps,
            Known known,
            Erasures erasures,
            Suppressions suppressions,
            Sealing sealing,
            InstantSource clock) {
        this.requests = requests;
        this.steps = steps;
        this.known = known;
        this.erasures = erasures;
        this.suppressions = suppressions;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** What modules know of somebody. */
    @Component
    record Known(Checklist checklist, Duties duties) {}

    /** How an address is kept while it is needed. */
    @Component
    record Sealing(SuppressionKeys keys, Vault vault, UuidV7 ids) {

        byte[] seal(EmailAddress address) {
            return vault.seal(KeyPurpose.FILE, address.full().getBytes(StandardCharsets.UTF_8));
        }

        EmailAddress open(byte[] kept) {
            String address = new String(vault.open(KeyPurpose.FILE, kept), StandardCharsets.UTF_8);
            return EmailAddress.parse(address).orElseThrow();
        }
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
        Subject subject = subject(address, contact);
        Map<Part, Long> told = told(account, subject);
        contact.ifPresentOrElse(
                found -> erasures.erase(account, found.id(), by),
                () -> suppress(account, address, by, id));
        told.forEach(
                (part, rows) -> {
                    known.duties().forget(account, part, subject);
                    steps.done(account, id, part.module(), rows, clock.instant());
                });
        return id;
    }

    /** Rows of what goes at once, counted while they are there. */
    private Map<Part, Long> told(AccountId account, Subject subject) {
        return AT_ONCE.stream()
                .map(known.checklist()::of)
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                part ->
                                        known
                                                .duties()
                                                .tell(account, part, subject)
                                                .values()
                                                .stream()
                                                .mapToLong(List::size)
                                                .sum()));
    }

    private void suppress(AccountId account, EmailAddress address, Actor by, UUID request) {
        suppressions.add(
                account, address, SuppressionReason.ERASED, null, by, "request " + request);
    }

    Subject subject(EmailAddress address, Optional<Contact> contact) {
        return Subject.of(
                address, sealing.keys().of(address), contact.map(Contact::id).orElse(null));
    }

    UUID write(
            AccountId account,
            RequestKind kind,
            EmailAddress address,
            Optional<Contact> contact,
            String note,
            Actor by,
            byte @Nullable [] kept) {
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
        requests.add(account, request, key.hash(), kept);
        int position = 1;
        for (Part part : about(known.checklist())) {
            steps.add(account, id, position++, part.module());
        }
        return id;
    }
}
