package com.mailflatrate.consent;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies one withdrawal: suppression, memberships and the record, all or nothing. */
@Component
class WithdrawalRecords {

    private final Messages messages;
    private final Contacts contacts;
    private final Memberships memberships;
    private final Suppressions suppressions;
    private final Events events;
    private final WithdrawalStore withdrawals;

    WithdrawalRecords(
            Messages messages,
            Contacts contacts,
            Memberships memberships,
            Suppressions suppressions,
            Events events,
            WithdrawalStore withdrawals) {
        this.messages = messages;
        this.contacts = contacts;
        this.memberships = memberships;
        this.suppressions = suppressions;
        this.events = events;
        this.withdrawals = withdrawals;
    }

    @EngineTransactional
    public Outcome<Withdrawn> apply(WithdrawalLog.Line line) {
        Optional<MessageFacts> found = messages.find(line.message());
        if (found.isEmpty() || found.get().account() == null || found.get().contact() == null) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        MessageFacts message = found.get();
        messages.arrived(List.of(message.message()));
        AccountId account = java.util.Objects.requireNonNull(message.account());
        ContactId contact = java.util.Objects.requireNonNull(message.contact());
        boolean everything = line.scope() == Withdrawals.Scope.EVERYTHING;
        List<ListId> lists = everything ? List.of() : lists(line, message);
        withdrawals.lock(account, contact);
        boolean repeated =
                withdrawals.isRepeated(account, contact, line.kind(), message.run(), everything)
                        && !isStillMailed(account, contact, lists);
        if (!repeated) {
            end(line, message, account, contact, lists);
        }
        return Outcome.done(new Withdrawn(account, contact, lists, repeated));
    }

    /**
     * Applies a withdrawal to a database that went back in time and may know neither it nor its
     * message; true when there was something to end.
     */
    @EngineTransactional
    public boolean restore(WithdrawalLog.Line line) {
        Withdrawn whose = line.of();
        if (whose == null || messages.find(line.message()).isPresent()) {
            return apply(line) instanceof Outcome.Done<Withdrawn>(Withdrawn done)
                    && !done.repeated();
        }
        AccountId account = whose.account();
        ContactId contact = whose.contact();
        withdrawals.lock(account, contact);
        if (!isStillMailed(account, contact, whose.lists())) {
            return false;
        }
        end(line, null, account, contact, whose.lists());
        return true;
    }

    /** What a person chose on its own page, else what the message was sent for. */
    private static List<ListId> lists(WithdrawalLog.Line line, MessageFacts message) {
        Withdrawn chosen = line.of();
        return chosen == null || chosen.lists().isEmpty() ? message.lists() : chosen.lists();
    }

    /** Somebody who came back by an own sign-up may leave again by the same old mail. */
    private boolean isStillMailed(AccountId account, ContactId contact, List<ListId> lists) {
        return contacts.find(account, contact).stream()
                .flatMap(known -> known.memberships().stream())
                .filter(membership -> lists.isEmpty() || lists.contains(membership.list()))
                .anyMatch(membership -> membership.status() == MembershipStatus.SUBSCRIBED);
    }

    private void end(
            WithdrawalLog.Line line,
            @Nullable MessageFacts message,
            AccountId account,
            ContactId contact,
            List<ListId> lists) {
        Actor person = Actor.person("recipient");
        String cause =
                message == null || message.mailingId() == null
                        ? "letter"
                        : "mailing " + message.mailingId();
        Optional<Contact> known = contacts.find(account, contact);
        SuppressionReason reason = reason(line.kind());
        known.ifPresent(
                who -> {
                    if (lists.isEmpty()) {
                        suppressions.add(account, who.email(), reason, null, person, cause);
                    }
                    lists.forEach(
                            list ->
                                    suppressions.add(
                                            account, who.email(), reason, list, person, cause));
                });
        String why = line.request().channel().name();
        if (lists.isEmpty()) {
            memberships.changeStatusEverywhere(account, contact, status(line.kind()), why, person);
        } else {
            memberships.changeStatus(account, contact, lists, status(line.kind()), why, person);
        }
        UUID event =
                events.append(
                        account,
                        line.kind(),
                        header(line, message),
                        facts(line, contact, lists, known));
        withdrawals.insert(
                account, event, line, message == null ? null : message.run(), contact, line.at());
    }

    private static Map<String, @Nullable Object> header(
            WithdrawalLog.Line line, @Nullable MessageFacts message) {
        Map<String, @Nullable Object> header = new HashMap<>();
        header.put("channel", line.request().channel());
        header.put("scope", line.scope());
        header.put("mailing", message == null ? null : message.mailingId());
        header.put("message", line.message().value());
        return header;
    }

    private static Map<String, @Nullable Object> facts(
            WithdrawalLog.Line line,
            ContactId contact,
            List<ListId> lists,
            Optional<Contact> known) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("contact", contact);
        facts.put("email", known.map(who -> who.email().full()).orElse(null));
        facts.put("lists", lists.toString());
        facts.put("ip", line.request().ip());
        facts.put("agent", line.request().userAgent());
        facts.put("asked", line.at());
        return facts;
    }

    private static SuppressionReason reason(EventKind kind) {
        return switch (kind) {
            case OBJECTED -> SuppressionReason.OBJECTION;
            case COMPLAINED -> SuppressionReason.COMPLAINT;
            case UNSUBSCRIBED,
                    REQUESTED,
                    ASKED,
                    MAIL_ACCEPTED,
                    CONFIRMED,
                    IMPORTED,
                    PREFERRED,
                    ERASED ->
                    SuppressionReason.UNSUBSCRIBED;
        };
    }

    private static MembershipStatus status(EventKind kind) {
        return kind == EventKind.COMPLAINED
                ? MembershipStatus.COMPLAINED
                : MembershipStatus.UNSUBSCRIBED;
    }
}
