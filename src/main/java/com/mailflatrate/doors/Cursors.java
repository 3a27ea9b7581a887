package com.mailflatrate.doors;

import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Macs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cursors of lists as machines see them: opaque, and good only for the list they came from. One we
 * did not give out is refused, because starting again from the beginning would let a client go
 * round in circles.
 */
@Component
final class Cursors {

    private static final int MAC = Integer.BYTES + 32;
    private static final int LONGEST = 2_000;

    private final Macs macs;

    Cursors(Macs macs) {
        this.macs = macs;
    }

    /** The cursor for whoever reads the list at this path. */
    String outside(String path, String cursor) {
        byte[] text = bytes(cursor);
        byte[] mac = macs.mac(KeyPurpose.CURSOR, bytes(path), text);
        byte[] all = ByteBuffer.allocate(MAC + text.length).put(mac).put(text).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** What {@link #outside} was made of; empty when it was made by somebody else. */
    Optional<String> inside(String path, String given) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(given);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= MAC) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(all, MAC, all.length);
        return macs.verify(KeyPurpose.CURSOR, Arrays.copyOf(all, MAC), bytes(path), text)
                ? Optional.of(new String(text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
