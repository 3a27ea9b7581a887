package com.mailflatrate.suppression;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.suppression.SuppressionStore.Before;
import com.mailflatrate.suppression.SuppressionStore.Standing;
import com.mailflatrate.suppression.SuppressionStore.Why;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who must not be mailed. Adding is idempotent; nothing here ever mails or unsubscribes anybody.
 */
@Component
@Transactional
public class Suppressions {

    private static final int CAUSE_CHARS = 300;
    private static final Before NEWEST =
            new Before(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L));

    private final SuppressionStore store;
    private final Fingerprints fingerprints;
    private final UuidV7 ids;
    private final InstantSource clock;

    Suppressions(
            SuppressionStore store, Fingerprints fingerprints, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts an address on the list; a second time changes nothing.
     *
     * @param list null means the whole account
     * @param cause what happened, cut at 300 characters
     */
    public void add(
            AccountId account,
            EmailAddress address,
            SuppressionReason reason,
            @Nullable ListId list,
            Actor by,
            String cause) {
        Why why = why(reason, by, cause);
        Fingerprint print = fingerprints.of(address);
        String typed = reason == SuppressionReason.MANUAL ? address.full() : null;
        store.add(account, ids.next(), print.key(), false, list, typed, why);
        SuppressionKey mailbox = print.mailbox();
        if (mailbox != null && reason.aboutTheMailbox()) {
            store.add(account, ids.next(), mailbox, true, list, null, why);
        }
    }

    /** What happened to an address. */
    public record Cause(EmailAddress address, String text) {}

    /**
     * Puts many addresses on the list of the whole account for one reason, in one statement; those
     * that stand there already stay as they are. Not for {@link SuppressionReason#MANUAL}, which
     * keeps what was typed.
     */
    public void addAll(
            AccountId account, Collection<Cause> causes, SuppressionReason reason, Actor by) {
        if (reason == SuppressionReason.MANUAL) {
            throw new IllegalArgumentException("what somebody typed is added one by one");
        }
        List<SuppressionStore.Fresh> fresh = new ArrayList<>();
        for (Cause cause : causes) {
            Fingerprint print = fingerprints.of(cause.address());
            String brief = brief(cause.text());
            fresh.add(new SuppressionStore.Fresh(ids.next(), print.key(), false, brief));
            SuppressionKey mailbox = print.mailbox();
            if (mailbox != null && reason.aboutTheMailbox()) {
                fresh.add(new SuppressionStore.Fresh(ids.next(), mailbox, true, brief));
            }
        }
        if (!fresh.isEmpty()) {
            store.addAll(account, fresh, why(reason, by, ""));
        }
    }

    /**
     * Puts an address on the list of every account here, now and later. For the operator; needs the
     * engine lane.
     */
    public void addEverywhere(
            EmailAddress address, SuppressionReason reason, Actor by, String cause) {
        Fingerprint print = fingerprints.of(address);
        store.addEverywhere(print.key(), why(reason, by, cause));
        if (print.mailbox() != null && reason.aboutTheMailbox()) {
            store.addEverywhere(print.mailbox(), why(reason, by, cause));
        }
    }

    /**
     * The {@link EmailAddress#key()}s of those among the addresses that stand here for any reason,
     * on any list or for everybody here.
     */
    @Transactional(readOnly = true)
    public Set<String> suppressedAmong(AccountId account, Collection<EmailAddress> addresses) {
        return among(account, addresses, reason -> true);
    }

    /** The keys of those for whom {@link #outlastsSignUp} holds. */
    @Transactional(readOnly = true)
    public Set<String> outlastingSignUpAmong(
            AccountId account, Collection<EmailAddress> addresses) {
        return among(account, addresses, reason -> !reason.endsWithSignUp());
    }

    private Set<String> among(
            AccountId account,
            Collection<EmailAddress> addresses,
            Predicate<SuppressionReason> counts) {
        List<byte[]> exact = new ArrayList<>();
        List<byte[]> behind = new ArrayList<>();
        addresses.forEach(
                address -> {
                    exact.addAll(fingerprints.exact(address));
                    behind.addAll(fingerprints.behind(address));
                });
        Set<ByteBuffer> hashes = new HashSet<>();
        Set<ByteBuffer> boxes = new HashSet<>();
        standing(account, exact, behind).stream()
                .filter(standing -> counts.test(standing.reason()))
                .forEach(
                        standing -> {
                            hashes.add(ByteBuffer.wrap(standing.hash()));
                            if (standing.reason().aboutTheMailbox()) {
                                boxes.add(ByteBuffer.wrap(standing.hash()));
                            }
                        });
        Set<String> found = new HashSet<>();
        for (EmailAddress address : addresses) {
            if (containsAny(hashes, fingerprints.exact(address))
                    || containsAny(boxes, fingerprints.behind(address))) {
                found.add(address.key());
            }
        }
        return found;
    }

    /** Whether mail of this list must not go to the address. */
    @Transactional(readOnly = true)
    public boolean blocks(AccountId account, EmailAddress address, ListId list) {
        return standing(account, fingerprints.exact(address), fingerprints.behind(address)).stream()
                .anyMatch(standing -> standing.list() == null || standing.list().equals(list));
    }

    /**
     * Whether the address stands here for something that the person's own new sign-up does not
     * outweigh.
     */
    @Transactional(readOnly = true)
    public boolean outlastsSignUp(AccountId account, EmailAddress address) {
        return standing(account, fingerprints.exact(address), fingerprints.behind(address)).stream()
                .anyMatch(standing -> !standing.reason().endsWithSignUp());
    }

    /** The account's entries for this address, newest first; empty when there is none. */
    @Transactional(readOnly = true)
    public List<Suppression> of(AccountId account, EmailAddress address) {
        return store.of(account, fingerprints.exact(address));
    }

    /** The account's entries, newest first. */
    @Transactional(readOnly = true)
    public Page<Suppression> page(AccountId account, PageRequest request) {
        Before before =
                Optional.ofNullable(request.cursor()).flatMap(Suppressions::before).orElse(NEWEST);
        return Page.of(
                store.page(account, before, request),
                request.limit(),
                last -> ChronoUnit.MICROS.between(Instant.EPOCH, last.at()) + "_" + last.id());
    }

    /** One entry; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Suppression> find(AccountId account, UUID id) {
        return store.find(account, id);
    }

    /**
     * Takes away what the person's own new sign-up outweighs: UNSUBSCRIBED of that list or of
     * everything, HARD and SOFT. Never a complaint, an objection, an erasure or what the account
     * typed in.
     *
     * @return whether there was something
     */
    public boolean liftBySignUp(AccountId account, EmailAddress address, ListId list) {
        List<byte[]> hashes = new ArrayList<>(fingerprints.exact(address));
        hashes.addAll(fingerprints.behind(address));
        return store.lift(account, hashes, list) > 0;
    }

    /**
     * Takes away HARD and SOFT, and nothing else: the refusals behind them were a mistake.
     *
     * @return whether there was something
     */
    public boolean liftBounce(AccountId account, EmailAddress address) {
        List<byte[]> hashes = new ArrayList<>(fingerprints.exact(address));
        hashes.addAll(fingerprints.behind(address));
        return store.liftBounce(account, hashes) > 0;
    }

    /**
     * Takes away an entry the account typed in itself; every other one stays, with
     * SUPPRESSION_NOT_YOURS.
     */
    public Outcome<Suppression> deleteOwnManual(AccountId account, UUID id) {
        Optional<Suppression> found = store.find(account, id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (found.get().reason() != SuppressionReason.MANUAL) {
            return Outcome.refused(Code.SUPPRESSION_NOT_YOURS);
        }
        store.delete(account, id);
        return Outcome.done(found.get());
    }

    private List<Standing> standing(AccountId account, List<byte[]> exact, List<byte[]> behind) {
        return Stream.concat(
                        store.standing(account, exact, behind).stream(),
                        store.standingEverywhere(exact, behind).stream())
                .toList();
    }

    private Why why(SuppressionReason reason, Actor by, String cause) {
        return new Why(reason, by, brief(cause), clock.instant());
    }

    private static String brief(String cause) {
        return cause.length() <= CAUSE_CHARS ? cause : cause.substring(0, CAUSE_CHARS);
    }

    private static boolean containsAny(Set<ByteBuffer> hashes, List<byte[]> wanted) {
        return wanted.stream().anyMatch(hash -> hashes.contains(ByteBuffer.wrap(hash)));
    }

    private static Optional<Before> before(String cursor) {
        int split = cursor.indexOf('_');
        if (split < 1 || !cursor.substring(0, split).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long micros = Long.parseLong(cursor.substring(0, split));
        Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
        return ListId.parse(cursor.substring(split + 1)).map(id -> new Before(at, id.value()));
    }
}
