package com.mailflatrate.account;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Terms, anti-spam policy and data processing agreement: versions, who saw them, who accepted them.
 * Terms and agreement bind the account, and an owner accepts them for it. The anti-spam policy
 * binds each person, who gives the word once for each version: it is the same policy in every
 * account the person works in, so asking again in the next would teach only to tick without
 * reading.
 */
@Component
@Transactional
public class Policies {

    /**
     * Between publishing a new version and asking for it, unless the law says otherwise (compliance
     * row A3).
     */
    public static final Duration NOTICE = Duration.ofDays(42);

    private final PolicyStore store;
    private final PledgeStore pledges;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    Policies(PolicyStore store, PledgeStore pledges, Audit audit, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.pledges = pledges;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An acceptance, kept for good.
     *
     * @param userName who accepted
     * @param ip from where
     */
    public record Acceptance(
            PolicyKind kind,
            int version,
            String sha256,
            Instant acceptedAt,
            String userName,
            String ip) {}

    /**
     * A text to publish.
     *
     * @param requiredByLaw may take effect at once
     */
    public record Publication(
            PolicyKind kind,
            Map<Language, String> titles,
            Map<Language, String> texts,
            Instant effectiveAt,
            boolean requiredByLaw) {}

    /** The version in force. */
    @Transactional(readOnly = true)
    public PolicyText current(PolicyKind kind) {
        return store.current(kind, clock.instant())
                .orElseThrow(() -> new IllegalStateException("no version in force of " + kind));
    }

    /** The three versions in force. */
    @Transactional(readOnly = true)
    public List<PolicyText> current() {
        return Arrays.stream(PolicyKind.values()).map(this::current).toList();
    }

    /** Versions that are published and take effect later. */
    @Transactional(readOnly = true)
    public List<PolicyText> upcoming() {
        return store.upcoming(clock.instant());
    }

    /** The same without those the account, or this person of it, has accepted ahead of time. */
    @Transactional(readOnly = true)
    public List<PolicyText> upcoming(AccountId account, UserId person) {
        List<PolicyText> upcoming = upcoming();
        if (upcoming.isEmpty()) {
            return upcoming;
        }
        Set<Integer> pledged = pledges.versions(person);
        List<String> accepted = acceptances(account).stream().map(Acceptance::sha256).toList();
        return upcoming.stream()
                .filter(
                        text ->
                                text.kind() == PolicyKind.ANTI_SPAM
                                        ? !pledged.contains(text.version())
                                        : !accepted.contains(text.sha256()))
                .toList();
    }

    /**
     * Which contract texts an owner still has to accept before the account may take in contacts or
     * send: {@link Code#TERMS_OUTDATED} for the terms, {@link Code#DPA_REQUIRED} for the data
     * processing agreement; empty when all is well.
     */
    @Transactional(readOnly = true)
    public List<Code> outstanding(AccountId account) {
        return store.outstanding(account, clock.instant()).stream().map(Policies::code).toList();
    }

    /** The same, and {@link Code#TERMS_OUTDATED} while this person owes the anti-spam policy. */
    @Transactional(readOnly = true)
    public List<Code> outstanding(AccountId account, UserId person) {
        return outstandingKinds(account, person).stream().map(Policies::code).distinct().toList();
    }

    /** The same as kinds. */
    @Transactional(readOnly = true)
    public List<PolicyKind> outstandingKinds(AccountId account, UserId person) {
        List<PolicyKind> kinds = new ArrayList<>(store.outstanding(account, clock.instant()));
        if (pledges.isDue(person, clock.instant())) {
            kinds.add(PolicyKind.ANTI_SPAM);
        }
        return List.copyOf(kinds);
    }

    /** Whether a person, of an account or of the operator, owes the anti-spam policy in force. */
    @EngineTransactional(readOnly = true)
    public boolean isPledgeDue(UserId person) {
        return pledges.isDue(person, clock.instant());
    }

    /**
     * The newest version of the anti-spam policy to which a person has given the word; empty for
     * whoever has given none.
     */
    @Transactional(readOnly = true)
    public Optional<Integer> pledgedVersion(UserId person) {
        return pledges.newest(person);
    }

    private static Code code(PolicyKind kind) {
        return kind == PolicyKind.DPA ? Code.DPA_REQUIRED : Code.TERMS_OUTDATED;
    }

    /** What the account has accepted, newest first. */
    @Transactional(readOnly = true)
    public List<Acceptance> acceptances(AccountId account) {
        return store.acceptances(account);
    }

    /**
     * Logs that a text was shown (compliance row A3).
     *
     * @param context where: {@code application}, {@code import}, {@code form}, {@code key}, {@code
     *     send}
     * @param account null before there is one (then on the engine lane only)
     * @param user null before there is one
     */
    public void logShowing(
            PolicyKind kind,
            String context,
            @Nullable AccountId account,
            @Nullable UserId user,
            ClientInfo client) {
        store.insertShowing(
                account,
                ids.next(),
                user == null ? null : user.value(),
                current(kind),
                context,
                clock.instant(),
                client);
    }

    /** Logs that all three were shown to somebody who applies. */
    @EngineTransactional
    public void logShowingToApplicant(ClientInfo client) {
        for (PolicyKind kind : PolicyKind.values()) {
            logShowing(kind, "application", null, null, client);
        }
    }

    /** Logs that a person, of an account or of the operator, saw the policy that is owed. */
    @EngineTransactional
    public void logPledgeShowing(SignedIn me, ClientInfo client) {
        AccountId account = me.account().orElse(null);
        logShowing(PolicyKind.ANTI_SPAM, "pledge", account, me.user(), client);
    }

    /**
     * Accepts the version with this hash: a contract text for the account, the anti-spam policy for
     * the person. Refused unless it is the one in force or one published to follow it, and unless
     * an owner accepts (the anti-spam policy anybody may).
     */
    public Outcome<PolicyText> accept(
            AccountId account, PolicyKind kind, String sha256, SignedIn by, ClientInfo client) {
        if (kind != PolicyKind.ANTI_SPAM && !by.roles().contains(Role.OWNER)) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        return find(kind, sha256).map(text -> accepted(account, text, by, client));
    }

    /**
     * Gives the word of a person to keep to the anti-spam policy with this hash, in the account the
     * person works for now, if any. Refused unless it is the one in force or one to follow it.
     */
    @EngineTransactional
    public Outcome<PolicyText> pledge(SignedIn by, String sha256, ClientInfo client) {
        return find(PolicyKind.ANTI_SPAM, sha256)
                .map(text -> accepted(by.account().orElse(null), text, by, client));
    }

    private Outcome<PolicyText> find(PolicyKind kind, String sha256) {
        return store.byHash(sha256)
                .filter(found -> found.kind() == kind)
                .filter(found -> found.version() >= current(kind).version())
                .<Outcome<PolicyText>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.field(Code.POLICY_NOT_ACCEPTED, "sha256")));
    }

    private PolicyText accepted(
            @Nullable AccountId account, PolicyText text, SignedIn by, ClientInfo client) {
        Instant now = clock.instant();
        if (account != null) {
            store.insertAcceptance(account, ids.next(), by.user().value(), text, now, client);
        }
        if (text.kind() == PolicyKind.ANTI_SPAM) {
            pledges.insert(by.user(), text, now, client);
        }
        Map<String, String> proof =
                Map.of(
                        "version",
                        Integer.toString(text.version()),
                        "sha256",
                        text.sha256(),
                        "ip",
                        client.ip());
        audit.record(account, by.actor(), "policy.accepted", text.kind().word(), proof);
        return text;
    }

    /**
     * Publishes a new version. Refused when it would take effect in less than {@link #NOTICE},
     * unless the law requires it.
     */
    @EngineTransactional
    public Outcome<PolicyText> publish(Publication publication, Actor by) {
        Instant now = clock.instant();
        Instant effective =
                publication.effectiveAt().isBefore(now) ? now : publication.effectiveAt();
        if (!publication.requiredByLaw() && effective.isBefore(now.plus(NOTICE))) {
            return Outcome.refused(
                    Reason.field(Code.INVALID_VALUE, "effectiveAt", NOTICE.toDays()));
        }
        PolicyText text = insert(publication, now, effective);
        audit.record(
                null,
                by,
                "policy.published",
                text.kind().word(),
                Map.of("version", Integer.toString(text.version()), "sha256", text.sha256()));
        return Outcome.done(text);
    }

    /** Publishes a sample unless there is a text of this kind already. */
    @EngineTransactional
    void plant(Publication sample) {
        if (store.lastVersion(sample.kind()) == 0) {
            insert(sample, sample.effectiveAt(), sample.effectiveAt());
        }
    }

    private PolicyText insert(Publication publication, Instant publishedAt, Instant effectiveAt) {
        PolicyText text =
                new PolicyText(
                        publication.kind(),
                        store.lastVersion(publication.kind()) + 1,
                        PolicyHash.of(publication.titles(), publication.texts()),
                        publication.titles(),
                        publication.texts(),
                        publishedAt,
                        effectiveAt);
        store.insert(text);
        return text;
    }
}
