package com.mailflatrate.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text in header fields (RFC 2047): plain words stay as they are, anything else becomes
 * encoded-words of at most 75 characters that never split a character. Control characters become
 * blanks.
 */
final class EncodedWords {

    private static final int LINE = 78;
    private static final int WORD = 75;
    private static final int FRAME = "=?utf-8?q??=".length();
    private static final int LONGEST_PLAIN_WORD = 60;
    private static final String HEX = "0123456789ABCDEF";
    private static final String SAFE_PUNCTUATION = "!*+-/";

    private EncodedWords() {}

    /** An unstructured value such as a subject, folded for a field of this name. */
    static String unstructured(String fieldName, String text) {
        String clean = clean(text);
        int start = fieldName.length() + 2;
        return isPlain(clean)
                ? Folding.words(start, clean)
                : Folding.join(start, encode(clean, LINE - start));
    }

    /** A display name, folded for a place where so many characters of the line are used. */
    static String phrase(int used, String text) {
        String clean = clean(text).strip();
        boolean quotable = isPlain(clean) && clean.length() <= LONGEST_PLAIN_WORD;
        if (quotable) {
            return '"' + clean.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return Folding.join(used, encode(clean, LINE - used));
    }

    /** Line breaks and other control characters become blanks. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isControl(c) ? ' ' : c));
        return clean.toString();
    }

    private static boolean isControl(int c) {
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || loneSurrogate;
    }

    private static boolean isPlain(String text) {
        boolean ascii = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!ascii || text.contains("=?") || text.contains("  ") || !text.equals(text.strip())) {
            return false;
        }
        for (String word : text.split(" ", -1)) {
            if (word.length() > LONGEST_PLAIN_WORD) {
                return false;
            }
        }
        return true;
    }

    private static List<String> encode(String text, int first) {
        boolean base64 = text.chars().filter(c -> c > '~').count() * 3 > text.length();
        List<String> words = new ArrayList<>();
        int room = Math.min(WORD, first) - FRAME;
        StringBuilder chunk = new StringBuilder();
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = base64 ? octets(c) : quoted(c).length();
            int after = base64 ? (size + next + 2) / 3 * 4 : size + next;
            if (after > room) {
                words.add(word(chunk.toString(), base64));
                chunk.setLength(0);
                size = 0;
                room = WORD - FRAME - 1;
            }
            chunk.appendCodePoint(c);
            size += next;
            i += Character.charCount(c);
        }
        words.add(word(chunk.toString(), base64));
        return words;
    }

    private static String word(String chunk, boolean base64) {
        if (base64) {
            return "=?utf-8?b?"
                    + Base64.getEncoder().encodeToString(chunk.getBytes(StandardCharsets.UTF_8))
                    + "?=";
        }
        StringBuilder text = new StringBuilder("=?utf-8?q?");
        chunk.codePoints().forEach(c -> text.append(quoted(c)));
        return text.append("?=").toString();
    }

    private static String quoted(int c) {
        if (c == ' ') {
            return "_";
        }
        boolean letterOrDigit =
                c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        if (letterOrDigit || SAFE_PUNCTUATION.indexOf(c) >= 0) {
            return String.valueOf((char) c);
        }
        StringBuilder text = new StringBuilder();
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            text.append('=').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
        return text.toString();
    }

    private static int octets(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
