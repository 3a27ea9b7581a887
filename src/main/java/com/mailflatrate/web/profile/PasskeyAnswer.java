package com.mailflatrate.web.profile;

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
 */
public record PasskeyAnswer(
        @Nullable String challenge, @Nullable JsonNode credential, @Nullable String name) {

    /** The challenge it answers. */
    public UUID challengeId() {
        return Ids.uuid(challenge == null ? "" : challenge)
                .orElseThrow(() -> new RefusedException(Code.WRONG_CREDENTIALS));
    }

    /** The credential as text. */
    public String text() {
        return String.valueOf(credential);
    }
}
