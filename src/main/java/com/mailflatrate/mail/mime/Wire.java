package com.mailflatrate.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes: a mail passes here byte by byte, so it costs next to nothing. */
final class Wire {

    private static final int SPARE = 1024;

    private byte[] bytes;
    private int length;

    Wire(int expected) {
        bytes = new byte[expected + SPARE];
    }

    void write(int b) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) b;
    }

    void ascii(String text) {
        bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    void bytes(byte[] more) {
        if (length + more.length > bytes.length) {
            grow(more.length);
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /**
     * Copies bytes that stand for themselves in quoted-printable wherever they are in a line.
     *
     * @param most how many at most
     * @return how many
     */
    int plain(byte[] text, int from, int most) {
        if (length + most > bytes.length) {
            grow(most);
        }
        byte[] to = bytes;
        int at = length;
        int end = Math.min(text.length, from + most);
        int i = from;
        while (i < end) {
            byte b = text[i];
            if (b < '!' || b > '~' || b == '=') {
                break;
            }
            to[at++] = b;
            i++;
        }
        length = at;
        return i - from;
    }

    byte[] take() {
        return Arrays.copyOf(bytes, length);
    }

    private void grow(int by) {
        bytes = Arrays.copyOf(bytes, Math.max(length + by, bytes.length * 3 / 2) + SPARE);
    }
}
