package com.mailflatrate.optin;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.asking.AskingRules;
import com.mailflatrate.asking.AskingRules.Verdict;
import com.mailflatrate.asking.MailboxHash;
import com.mailflatrate.asking.Mailboxes;
import com.mailflatrate.dns.MailDomains;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.optin.steps.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decides whether addresses are asked now, later or not at all. The gate of a mailbox lets one
 * decision at a time through, so that many registrations at once are still one mail; those of one
 * batch are decided one after the other, and each sees what the ones before it were told.
 */
@Component
final class Limits {

    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration DNS_PATIENCE = Duration.ofHours(24);

    private final RegistrationStore registrations;
    private final AskedStore asked;
    private final Mailboxes mailboxes;
    private final Guard guard;

    Limits(RegistrationStore registrations, AskedStore asked, Mailboxes mailboxes, Guard guard) {
        this.registrations = registrations;
        this.asked = asked;
        this.mailboxes = mailboxes;
        this.guard = guard;
    }

    /**
     * Begins to decide about a batch; within a transaction, which keeps the gates shut.
     *
     * @param domains what the DNS says of each domain
     */
    Round begin(
            List<Registration> batch,
            Map<AccountId, Account> accounts,
            Map<String, MailDomains.Verdict> domains,
            Instant now) {
        Map<UUID, Verdict> early = new HashMap<>();
        Map<UUID, MailboxHash> hashes = new HashMap<>();
        for (Registration one : batch) {
            Optional<Verdict> known =
                    byDomain(one, domains, now).or(() -> byAccount(one, accounts));
            known.ifPresent(verdict -> early.put(one.id(), verdict));
            if (known.isEmpty()) {
                hashes.put(one.id(), MailboxHash.of(mailboxes.hash(one.email())));
            }
        }
        Set<UUID> forms = new HashSet<>();
        batch.stream().map(one -> one.wanted().form()).filter(Objects::nonNull).forEach(forms::add);
        Map<UUID, Integer> room = new HashMap<>(guard.room(forms));
        Set<MailboxHash> gates = new HashSet<>(hashes.values());
        if (gates.isEmpty()) {
            return new Round(early, hashes, room, Set.of(), new HashMap<>(), now);
        }
        asked.lock(gates, now);
        return new Round(
                early,
                hashes,
                room,
                asked.never(gates, now),
                asked.asked(gates, now.minus(AskingRules.MONTH)),
                now);
    }

    private static Optional<Verdict> byDomain(
            Registration one, Map<String, MailDomains.Verdict> domains, Instant now) {
        MailDomains.Verdict domain =
                domains.getOrDefault(one.email().domain(), MailDomains.Verdict.UNKNOWN);
        if (domain == MailDomains.Verdict.TAKES_MAIL) {
            return Optional.empty();
        }
        boolean patient = one.requestedAt().plus(DNS_PATIENCE).isAfter(now);
        return Optional.of(
                domain == MailDomains.Verdict.UNKNOWN && patient
                        ? new Verdict.Later(now.plus(AGAIN))
                        : new Verdict.Never(domain.name()));
    }

    private static Optional<Verdict> byAccount(Registration one, Map<AccountId, Account> accounts) {
        Account account = accounts.get(one.account());
        return account != null && account.state() == AccountState.ACTIVE
                ? Optional.empty()
                : Optional.of(new Verdict.Never("ACCOUNT_NOT_ACTIVE"));
    }

    /** The decisions about one batch. Not thread-safe. */
    final class Round {

        private final Map<UUID, Verdict> early;
        private final Map<UUID, MailboxHash> hashes;
        private final Map<UUID, Integer> room;
        private final Set<MailboxHash> never;
        private final Map<MailboxHash, List<AskingRules.Asked>> known;
        private final Instant now;
        private final List<AskedStore.Sent> sent = new ArrayList<>();

        private Round(
                Map<UUID, Verdict> early,
                Map<UUID, MailboxHash> hashes,
                Map<UUID, Integer> room,
                Set<MailboxHash> never,
                Map<MailboxHash, List<AskingRules.Asked>> known,
                Instant now) {
            this.early = early;
            this.hashes = hashes;
            this.room = room;
            this.never = never;
            this.known = known;
            this.now = now;
        }

        Verdict verdict(Registration one) {
            Verdict decided = early.get(one.id());
            if (decided != null) {
                return decided;
            }
            UUID form = one.wanted().form();
            if (form != null && room.getOrDefault(form, 1) <= 0) {
                return new Verdict.Never("FORM_GUARDED");
            }
            MailboxHash mailbox = mailbox(one);
            return never.contains(mailbox)
                    ? new Verdict.Never("NEVER_ASK")
                    : AskingRules.judge(
                            one.wanted(),
                            known.getOrDefault(mailbox, List.of()),
                            () -> around(one),
                            now);
        }

        /** A mail goes out, and counts for all that are decided after it. */
        void sent(Registration one) {
            UUID form = one.wanted().form();
            if (form != null) {
                room.computeIfPresent(form, (guarded, left) -> left - 1);
            }
            known.computeIfAbsent(mailbox(one), mailbox -> new ArrayList<>())
                    .addFirst(new AskingRules.Asked(one.account(), form, now));
            sent.add(new AskedStore.Sent(mailbox(one), one.account(), form));
        }

        /** Keeps what was sent. */
        void end() {
            if (!sent.isEmpty()) {
                asked.add(sent, now);
            }
        }

        private MailboxHash mailbox(Registration one) {
            return Objects.requireNonNull(hashes.get(one.id()));
        }

        private int around(Registration one) {
            return registrations.accountsAround(
                    one.email(),
                    one.requestedAt().minus(AskingRules.BOMBING),
                    one.requestedAt().plus(AskingRules.BOMBING));
        }
    }
}
