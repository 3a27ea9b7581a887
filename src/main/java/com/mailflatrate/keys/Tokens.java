package com.mailflatrate.keys;

import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.MessageToken;
import com.mailflatrate.kernel.TokenPurpose;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Message tokens: mints them and tells ours from others'. Thread-safe, no database call. */
@Component
public class Tokens {

    private static final int MAC_BYTES = 8;

    /** Whose token it is. */
    public enum Verdict {
        /** Ours, unchanged. */
        GENUINE,
        /**
         * Has the shape of one of ours, but its check or MAC is wrong: mistyped, cut and glued, or
         * invented.
         */
        DAMAGED,
        /** None of ours. */
        FOREIGN
    }

    private final KeyRing ring;

    Tokens(KeyRing ring) {
        this.ring = ring;
    }

    /** The written token of a message for one purpose. */
    public String mint(TokenPurpose purpose, MessageId message) {
        Key key = ring.active(KeyPurpose.TOKEN);
        return new MessageToken(purpose, key.id(), message, mac(key, purpose, message)).text();
    }

    /**
     * The message a token of this purpose names; empty unless the token is genuine. Constant time.
     */
    public Optional<MessageId> verify(TokenPurpose purpose, CharSequence text) {
        return MessageToken.parse(purpose, text).filter(this::isGenuine).map(MessageToken::message);
    }

    /** Whose token it is. */
    public Verdict check(TokenPurpose purpose, CharSequence text) {
        if (verify(purpose, text).isPresent()) {
            return Verdict.GENUINE;
        }
        return hasOurShape(purpose, text) ? Verdict.DAMAGED : Verdict.FOREIGN;
    }

    private boolean isGenuine(MessageToken token) {
        return ring.usable(KeyPurpose.TOKEN, token.keyId())
                .map(
                        key ->
                                MessageDigest.isEqual(
                                        mac(key, token.purpose(), token.message()), token.mac()))
                .orElse(false);
    }

    private static boolean hasOurShape(TokenPurpose purpose, CharSequence text) {
        return text.length() == MessageToken.LENGTH
                && Character.toLowerCase(text.charAt(0)) == purpose.letter()
                && Base32.decode(text.subSequence(1, text.length())).isPresent();
    }

    private static byte[] mac(Key key, TokenPurpose purpose, MessageId message) {
        byte[] input =
                ByteBuffer.allocate(2 + Long.BYTES)
                        .put((byte) purpose.letter())
                        .put((byte) key.id())
                        .putLong(message.value())
                        .array();
        return Arrays.copyOf(key.mac().doFinal(input), MAC_BYTES);
    }
}
