package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keys for machines: {@code mfr_…}, of a named user, scoped, shown once, stored hashed. */
@Component
public class ApiKeys {

    /** A new key with its secret, which is shown once. */
    public record Created(ApiKey key, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Created[" + key + "]";
        }
    }

    /** Who holds this key. */
    public Optional<SignedIn> find(String secret) {
        throw new IllegalStateException("not yet");
    }

    /** Makes a key of the person who asks; needs {@code keys:write}, and every scope must be the person's own. */
    public Outcome<Created> create(AccountId account, String name, Set<String> scopes, SignedIn by, ClientInfo client) {
        throw new IllegalStateException("not yet");
    }

    /** The account's keys that are not revoked, newest first. */
    public Page<ApiKey> page(AccountId account, PageRequest request) {
        throw new IllegalStateException("not yet");
    }

    /** Ends a key at once. */
    public Outcome<UUID> revoke(AccountId account, UUID key, SignedIn by) {
        throw new IllegalStateException("not yet");
    }
}
