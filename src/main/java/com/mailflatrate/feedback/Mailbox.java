package com.mailflatrate.feedback;

import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A mailbox of ours that a mail was addressed to. */
sealed interface Mailbox {

    /** {@code b+}, {@code u+} or {@code r+} with a genuine token. */
    record Tokened(TokenPurpose purpose, MessageId message) implements Mailbox {}

    /** {@code fbl@}, {@code abuse@} or {@code postmaster@}. */
    record Role(String name) implements Mailbox {}

    /** The names that always get mail, in any case (RFC 2142, RFC 5321 §4.5.1). */
    Set<String> ROLES = Set.of("fbl", "abuse", "postmaster");

    /**
     * Whose mailbox a local part is; empty when it is none of ours, or its token is not genuine.
     */
    static Optional<Mailbox> of(String local, Tokens tokens) {
        String name = local.toLowerCase(Locale.ROOT);
        if (ROLES.contains(name)) {
            return Optional.of(new Role(name));
        }
        if (name.length() < 3 || name.charAt(1) != '+') {
            return Optional.empty();
        }
        return purpose(name.charAt(0))
                .flatMap(
                        purpose ->
                                tokens.verify(purpose, name.substring(2))
                                        .map(message -> new Tokened(purpose, message)));
    }

    private static Optional<TokenPurpose> purpose(char letter) {
        return switch (letter) {
            case 'b' -> Optional.of(TokenPurpose.BOUNCE);
            case 'u' -> Optional.of(TokenPurpose.UNSUBSCRIBE);
            case 'r' -> Optional.of(TokenPurpose.REPLY);
            default -> Optional.empty();
        };
    }
}
