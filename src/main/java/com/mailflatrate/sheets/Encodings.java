package com.mailflatrate.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Guesses the encoding of a text file: by byte order mark, else UTF-8 where the whole file is, else
 * Windows-1252, in which spreadsheets on Windows still write.
 */
final class Encodings {

    private static final int LOOK = 8192;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Beginnings of ZIP (and so XLSX), PDF, old Office, GZIP, PNG, JPEG, GIF. */
    private static final String[] BINARY = {
        "504b0304", "25504446", "d0cf11e0", "1f8b", "89504e47", "ffd8ff", "47494638"
    };

    private Encodings() {}

    /** Empty when it is no text, or text in an encoding that fits nothing. */
    static Optional<Charset> detect(Path path) throws IOException {
        byte[] head = head(path);
        if (begins(head, "efbbbf")) {
            return fits(path, StandardCharsets.UTF_8);
        }
        if (begins(head, "fffe")) {
            return fits(path, StandardCharsets.UTF_16LE);
        }
        if (begins(head, "feff")) {
            return fits(path, StandardCharsets.UTF_16BE);
        }
        Optional<Charset> wide = wide(head);
        if (wide.isPresent()) {
            return fits(path, wide.get());
        }
        if (isBinary(head)) {
            return Optional.empty();
        }
        return fits(path, StandardCharsets.UTF_8).or(() -> Optional.of(WINDOWS));
    }

    /** UTF-16 without a mark: every other byte of Latin text is zero. */
    private static Optional<Charset> wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int many = head.length / 4;
        if (head.length < 8 || Math.max(zeros[0], zeros[1]) < many) {
            return Optional.empty();
        }
        if (Math.min(zeros[0], zeros[1]) > head.length / 100) {
            return Optional.empty();
        }
        return Optional.of(
                zeros[0] < zeros[1] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LOOK);
        }
    }

    private static boolean isBinary(byte[] head) {
        for (String beginning : BINARY) {
            if (begins(head, beginning)) {
                return true;
            }
        }
        int odd = 0;
        for (byte b : head) {
            if (b >= 0 && b < 32 && b != '\t' && b != '\r' && b != '\n') {
                odd++;
            }
        }
        return odd * 50 > head.length; // more than 2 % control characters is no list somebody typed
    }

    private static boolean begins(byte[] head, String hex) {
        for (int i = 0; i < hex.length() / 2; i++) {
            if (i >= head.length
                    || (head[i] & 0xff) != Integer.parseInt(hex, 2 * i, 2 * i + 2, 16)) {
                return false;
            }
        }
        return true;
    }

    /** A character cut in two at the very end is a cut file, not another encoding. */
    private static Optional<Charset> fits(Path path, Charset charset) throws IOException {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        boolean beyondAscii = false;
        try (FileChannel file = FileChannel.open(path)) {
            for (boolean end = false; !end; ) {
                end = file.read(bytes) < 0;
                bytes.flip();
                if (decoder.decode(bytes, chars, false).isError()) {
                    return Optional.empty();
                }
                bytes.compact();
                beyondAscii = beyondAscii || isBeyondAscii(chars.flip());
                chars.clear();
            }
        }
        return bytes.position() == 0 || beyondAscii || charset != StandardCharsets.UTF_8
                ? Optional.of(charset)
                : Optional.empty();
    }

    private static boolean isBeyondAscii(CharBuffer text) {
        for (int i = 0; i < text.limit(); i++) {
            if (text.get(i) > 127) {
                return true;
            }
        }
        return false;
    }
}
