package com.mailflatrate.web.profile;

import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.RefusedException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the page's script sends after the authenticator has answered.
 *
 * @param credential as the browser's {@code toJSON} writes it
 * @param email with {@code halfWay}: who has shown the password already
 */
public record PasskeyAnswer(
        @Nullable String challenge,
        @Nullable JsonNode credential,
        @Nullable String name,
        @Nullable String email,
        @Nullable String halfWay) {

    /** The challenge it answers. */
    public UUID challengeId() {
        return Ids.uuid(challenge == null ? "" : challenge)
                .orElseThrow(() -> new RefusedException(Code.WRONG_CREDENTIALS));
    }

    /** Who must be the one that answers; null for whoever comes. */
    public Sessions.@Nullable Attempt afterPassword(@Nullable String device) {
        return halfWay == null || halfWay.isEmpty()
                ? null
                : new Sessions.Attempt(String.valueOf(email), "", null, device, halfWay);
    }

    /** The credential as text. */
    public String text() {
        return String.valueOf(credential);
    }
}
