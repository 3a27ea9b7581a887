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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Terms, anti-spam policy and data processing agreement: versions, who saw them, who accepted them.
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
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    Policies(PolicyStore store, Audit audit, UuidV7 ids, InstantSource clock) {
        this.store = store;
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

    /** The same without those the account has accepted ahead of time. */
    @Transactional(readOnly = true)
    public List<PolicyText> upcomingFor(AccountId account) {
        List<PolicyText> upcoming = upcoming();
        if (upcoming.isEmpty()) {
            return upcoming;
        }
        List<String> accepted = acceptances(account).stream().map(Acceptance::sha256).toList();
        return upcoming.stream().filter(text -> !accepted.contains(text.sha256())).toList();
    }

    /**
     * What the account still has to accept before it may take in contacts or send: {@link
     * Code#TERMS_OUTDATED} for terms and anti-spam policy, {@link Code#DPA_REQUIRED} for the data
     * processing agreement; empty when all is well.
     */
    @Transactional(readOnly = true)
    public List<Code> outstanding(AccountId account) {
        return outstandingKinds(account).stream()
                .map(kind -> kind == PolicyKind.DPA ? Code.DPA_REQUIRED : Code.TERMS_OUTDATED)
                .distinct()
                .toList();
    }

    /** The same as kinds. */
    @Transactional(readOnly = true)
    public List<PolicyKind> outstandingKinds(AccountId account) {
        return store.outstanding(account, clock.instant());
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

    /**
     * Accepts the version with this hash for the account. Refused unless it is the one in force or
     * one published to follow it, and unless an owner accepts (the anti-spam policy anybody may).
     */
    public Outcome<PolicyText> accept(
            AccountId account, PolicyKind kind, String sha256, SignedIn by, ClientInfo client) {
        if (kind != PolicyKind.ANTI_SPAM && !by.roles().contains(Role.OWNER)) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        Optional<PolicyText> text =
                store.byHash(sha256)
                        .filter(
                                found ->
                                        found.kind() == kind
                                                && found.version() >= current(kind).version());
        if (text.isEmpty()) {
            return Outcome.refused(Reason.field(Code.POLICY_NOT_ACCEPTED, "sha256"));
        }
        store.insertAcceptance(
                account, ids.next(), by.user().value(), text.get(), clock.instant(), client);
        audit.record(
                account,
                by.actor(),
                "policy.accepted",
                kind.word(),
                Map.of(
                        "version",
                        Integer.toString(text.get().version()),
                        "sha256",
                        sha256,
                        "ip",
                        client.ip()));
        return Outcome.done(text.get());
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
                        hash(publication),
                        publication.titles(),
                        publication.texts(),
                        publishedAt,
                        effectiveAt);
        store.insert(text);
        return text;
    }

    private static String hash(Publication publication) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Language language : Language.values()) {
                digest.update(
                        publication
                                .titles()
                                .getOrDefault(language, "")
                                .getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                digest.update(
                        publication
                                .texts()
                                .getOrDefault(language, "")
                                .getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
