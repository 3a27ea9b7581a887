package com.mailflatrate.account.signin;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keys for machines: {@code mfr_…}, of a named user, scoped, shown once, stored hashed. */
@Component
@Transactional
public class ApiKeys {

    /** What every key begins with, so that scanners of leaked secrets know it. */
    public static final String PREFIX = "mfr_";

    private static final int SECRET_OCTETS = 32;
    private static final int SHOWN = 12;
    private static final int LONGEST = 100;
    private static final Duration USED_STEP = Duration.ofMinutes(5);

    private final ApiKeyStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(
            ApiKeyStore store,
            Audit audit,
            ApplicationEventPublisher events,
            UuidV7 ids,
            InstantSource clock) {
        this.events = events;
        this.store = store;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new key with its secret, which is shown once. */
    public record Created(ApiKey key, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Created[" + key + "]";
        }
    }

    /** Who holds this key, and what its person may still do of what it was given. */
    @EngineTransactional
    public Optional<SignedIn> find(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > LONGEST) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiKeyStore.Found> found = store.find(Secrets.sha256(secret));
        found.filter(
                        key ->
                                key.lastUsedAt() == null
                                        || key.lastUsedAt().isBefore(now.minus(USED_STEP)))
                .ifPresent(key -> store.used(Objects.requireNonNull(key.who().viaId()), now));
        return found.map(ApiKeyStore.Found::who);
    }

    /**
     * Makes a key of the person who asks; needs {@code keys:write}, and every scope must be the
     * person's own.
     */
    public Outcome<Created> create(
            AccountId account,
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            SignedIn by) {
        if (!by.may("keys:write")) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        Fields fields = new Fields();
        String line = fields.line("name", name, LONGEST);
        Set<String> wanted = new TreeSet<>();
        (scopes == null ? List.<@Nullable String>of() : scopes)
                .forEach(scope -> wanted.add(String.valueOf(scope)));
        if (wanted.isEmpty()) {
            fields.refuse(Reason.field(Code.REQUIRED, "scopes"));
        }
        wanted.stream()
                .filter(scope -> !Scopes.OF_ACCOUNT.contains(scope))
                .forEach(scope -> fields.refuse(Reason.field(Code.INVALID_VALUE, "scopes", scope)));
        if (fields.reasons().isEmpty() && !wanted.stream().allMatch(by::may)) {
            return Outcome.refused(Reason.field(Code.NOT_ALLOWED, "scopes"));
        }
        return fields.outcome(
                        () -> create(account, by.user(), store.nameOf(by.user()), line, wanted))
                .map(
                        created -> {
                            audit.record(
                                    account,
                                    by.actor(),
                                    "key.created",
                                    created.key().id().toString(),
                                    Map.of("name", line, "scopes", String.join(" ", wanted)));
                            events.publishEvent(
                                    new SecurityNews(
                                            by.user(),
                                            SecurityNews.What.KEY_CREATED,
                                            line,
                                            "",
                                            null,
                                            clock.instant()));
                            return created;
                        });
    }

    /** The account's keys that are not revoked, newest first. */
    @Transactional(readOnly = true)
    public Page<ApiKey> page(AccountId account, PageRequest request) {
        return Page.of(
                store.page(account, Keyset.before(request), request.limit() + 1),
                request.limit(),
                key -> key.id().toString());
    }

    /** One of the account's keys that is not revoked. */
    @Transactional(readOnly = true)
    public Optional<ApiKey> find(AccountId account, UUID key) {
        return store.find(account, key);
    }

    /** Ends a key at once. */
    public Outcome<UUID> revoke(AccountId account, UUID key, SignedIn by) {
        if (!by.may("keys:write")) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        Optional<String> name = store.revoke(account, key, by.actor(), clock.instant());
        if (name.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        audit.record(
                account, by.actor(), "key.revoked", key.toString(), Map.of("name", name.get()));
        return Outcome.done(key);
    }

    Created create(
            @Nullable AccountId account,
            UserId user,
            String userName,
            String name,
            Set<String> scopes) {
        byte[] bytes = new byte[SECRET_OCTETS];
        random.nextBytes(bytes);
        String secret = PREFIX + Base32.encode(bytes);
        ApiKey key =
                new ApiKey(
                        ids.next(),
                        name,
                        secret.substring(0, SHOWN),
                        scopes,
                        userName,
                        clock.instant(),
                        null);
        store.insert(account, user, key, Secrets.sha256(secret));
        return new Created(key, secret);
    }
}
