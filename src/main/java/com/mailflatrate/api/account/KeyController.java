package com.mailflatrate.api.account;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.ApiKey;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys for machines. */
@RestController
@RequestMapping("/api/v1/keys")
@Tag(name = "Keys")
class KeyController {

    private final ApiKeys keys;

    KeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /** A key to make. */
    record NewKey(@Nullable String name, @Nullable List<@Nullable String> scopes) {}

    /** A key; {@code key} is the secret, only in the answer that made it. */
    record KeyView(
            UUID id,
            String name,
            String prefix,
            Set<String> scopes,
            String user,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable String key)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/keys/" + id;
        }

        static KeyView of(ApiKey one, @Nullable String secret) {
            return new KeyView(
                    one.id(),
                    one.name(),
                    one.prefix(),
                    new TreeSet<>(one.scopes()),
                    one.userName(),
                    one.createdAt(),
                    one.lastUsedAt(),
                    secret);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "KeyView[" + id + "]";
        }
    }

    @GetMapping
    @Operation(summary = "The account's keys, newest first")
    Page<KeyView> list(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "account:read");
        return keys.page(account, paging).map(key -> KeyView.of(key, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One key, without its secret")
    KeyView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        ApiKey key =
                Ids.uuid(id)
                        .flatMap(known -> keys.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "account:read");
        return KeyView.of(key, null);
    }

    @StepUp
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a key",
            description =
                    "Needs `keys:write`, which owners have, and in a session a second factor shown within the last "
                            + "fifteen minutes (else 403 `STEP_UP_REQUIRED`). The secret in `key` is shown this once. Every scope "
                            + "must be the asker's own.")
    KeyView create(SignedIn me, @RequestBody NewKey body) {
        AccountId account = me.accountOr404();
        ApiKeys.Created created = keys.create(account, body.name(), body.scopes(), me).orThrow();
        return KeyView.of(created.key(), created.secret());
    }

    @WhileStopped
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a key at once")
    void revoke(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        UUID key = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        keys.revoke(account, key, me).orThrow();
    }
}
