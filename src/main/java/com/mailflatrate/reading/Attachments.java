package com.mailflatrate.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Opens what people attach when they forward a mail: {@code .eml} under any media type, zip files,
 * and as far as a search for readable characters goes {@code .msg} and {@code winmail.dat}.
 */
final class Attachments {

    private static final int ENTRIES = 20;
    private static final int UNPACKED = 2_000_000;
    private static final int HEAD = 2_000;
    private static final Pattern MAIL_HEAD =
            Pattern.compile(
                    "\\A(?:From \\S+ .*\\R)?(?:[!-9;-~]+:[^\\r\\n]*\\R(?:[ \\t][^\\r\\n]*\\R)*){2}");
    private static final Pattern KNOWN_FIELD =
            Pattern.compile(
                    "(?im)^(received|from|return-path|delivered-to|message-id|date|subject|mime-version|x-[a-z-]+):");

    private Attachments() {}

    /** Whether a type holds something to be opened rather than read. */
    static boolean isOpaque(String type) {
        return type.startsWith("application/") && !type.startsWith("application/json");
    }

    static void open(String type, Headers headers, byte[] bytes, int depth, MailReader reader) {
        String name = name(headers);
        if (depth >= MailReader.DEPTH || bytes.length == 0) {
            return;
        }
        if (isMail(bytes)) {
            reader.mail(bytes, depth + 1, true);
        } else if (type.contains("zip")
                || name.endsWith(".zip")
                || bytes[0] == 'P' && bytes.length > 4 && bytes[1] == 'K') {
            unzip(bytes, depth, reader);
        } else if (name.endsWith(".msg")
                || name.endsWith(".dat")
                || type.contains("outlook")
                || type.contains("tnef")) {
            reader.add(new MimePart(depth + 1, true, "text/plain", new Headers(), readable(bytes)));
        }
    }

    /** Whether bytes begin like a mail: two fields at least, one of them known. */
    static boolean isMail(byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1)
                        .stripLeading();
        return MAIL_HEAD.matcher(head).find() && KNOWN_FIELD.matcher(head).find();
    }

    private static void unzip(byte[] bytes, int depth, MailReader reader) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int left = UNPACKED;
            ZipEntry entry = zip.getNextEntry();
            for (int n = 0; entry != null && n < ENTRIES && left > 0; n++) {
                byte[] inner = zip.readNBytes(left);
                left -= inner.length;
                Headers named = new Headers();
                named.add("content-disposition", "attachment; filename=" + entry.getName());
                open("application/octet-stream", named, inner, depth + 1, reader);
                entry = left > 0 ? zip.getNextEntry() : null;
            }
        } catch (IOException | IllegalArgumentException broken) {
            // a broken archive says nothing
        }
    }

    /**
     * Letters of a binary file, of both one and two bytes each, so that a token in it can be found.
     */
    private static String readable(byte[] bytes) {
        StringBuilder narrow = new StringBuilder();
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            boolean shown = c >= 32 && c < 127 || c == '\n';
            narrow.append(shown ? (char) c : ' ');
            if (shown && i + 1 < bytes.length && bytes[i + 1] == 0) {
                wide.append((char) c);
                i++;
                narrow.append(' ');
            } else if (!wide.isEmpty() && wide.charAt(wide.length() - 1) != ' ') {
                wide.append(' ');
            }
        }
        return narrow.append('\n').append(wide).toString();
    }

    private static String name(Headers headers) {
        String disposition = headers.first("content-disposition").orElse("");
        String both = disposition + ' ' + headers.first("content-type").orElse("");
        int at = both.toLowerCase(Locale.ROOT).indexOf("name");
        String name = at < 0 ? "" : both.substring(at).toLowerCase(Locale.ROOT);
        return name.replaceAll("^name\\*?[0-9*]*\\s*=\\s*\"?([^\";]*).*$", "$1").strip();
    }
}
