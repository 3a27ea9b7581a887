package com.mailflatrate.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mail apart: containers to depth 8, transfer encodings, attached mails, zip files. Reads
 * at most 10 MB and 300 parts; whatever is broken ends the reading there and keeps what was read.
 * NUL becomes a blank. Never throws. One per mail.
 */
public final class MailReader {

    static final int DEPTH = 8;
    static final String RETURN_PATH = "return-path";
    private static final String MAIL = "message/rfc822";
    private static final int BYTES = 10_000_000;
    private static final int PARTS = 300;
    private static final int PART_BYTES = 2_000_000;
    private static final int ALL_BYTES = 12_000_000;

    /** Parameters without the semicolon before them. */
    private static final Pattern AFTER_TYPE = Pattern.compile("[\\s;,].*", Pattern.DOTALL);

    private static final MimeConfig TOLERANT =
            MimeConfig.custom()
                    .setMaxLineLen(200_000)
                    .setMaxHeaderLen(100_000)
                    .setMaxHeaderCount(2_000)
                    .build();

    private final List<MimePart> parts = new ArrayList<>();
    private long read;
    private boolean cut;

    private MailReader() {}

    /** Reads a mail. */
    public static ReadMail read(byte[] raw) {
        MailReader reader = new MailReader();
        byte[] bytes = raw;
        if (raw.length > BYTES) {
            bytes = java.util.Arrays.copyOf(raw, BYTES);
            reader.cut = true;
        }
        reader.mail(bytes, 0, false);
        if (reader.parts.isEmpty()) {
            reader.parts.add(
                    new MimePart(
                            0,
                            false,
                            "text/plain",
                            new Headers(),
                            printable(new String(bytes, StandardCharsets.ISO_8859_1))));
        }
        return new ReadMail(reader.parts, reader.cut);
    }

    /**
     * Reads a mail as it was handed in; the envelope's sender becomes its Return-Path where it has
     * none (RFC 5321 §4.4).
     *
     * @param envelopeFrom empty for the null path
     */
    public static ReadMail read(byte[] raw, String envelopeFrom) {
        ReadMail mail = read(raw);
        Headers head = mail.headers();
        if (!head.isEmpty() && !head.has(RETURN_PATH)) {
            head.add(RETURN_PATH, '<' + envelopeFrom + '>');
        }
        return mail;
    }

    /** One mail: the outer one or one that was attached. */
    void mail(byte[] bytes, int depth, boolean quoted) {
        MimeTokenStream stream = new MimeTokenStream(TOLERANT);
        stream.setRecursionMode(RecursionMode.M_RECURSE);
        stream.parse(new ByteArrayInputStream(bytes));
        try {
            walk(stream, depth, quoted);
        } catch (MimeException | IOException | RuntimeException broken) {
            cut = true;
        }
    }

    private void walk(MimeTokenStream stream, int base, boolean quoted)
            throws MimeException, IOException {
        Headers headers = new Headers();
        int depth = base;
        int messages = 0;
        for (EntityState state = stream.getState();
                state != EntityState.T_END_OF_STREAM;
                state = stream.next()) {
            switch (state) {
                case T_START_MESSAGE -> {
                    if (messages > 0) {
                        add(new MimePart(depth, quoted || messages > 1, MAIL, headers, ""));
                    }
                    messages++;
                }
                case T_END_MESSAGE -> messages--;
                case T_START_HEADER -> headers = new Headers();
                case T_FIELD -> field(headers, stream.getField());
                case T_START_MULTIPART -> {
                    add(
                            new MimePart(
                                    depth,
                                    quoted || messages > 1,
                                    type(stream.getBodyDescriptor()),
                                    headers,
                                    ""));
                    depth++;
                }
                case T_END_MULTIPART -> depth--;
                case T_PREAMBLE, T_EPILOGUE -> beside(stream, depth, quoted || messages > 1);
                case T_BODY -> body(stream, headers, depth, quoted || messages > 1);
                default -> {}
            }
            stream.setRecursionMode(
                    depth + messages > base + DEPTH
                            ? RecursionMode.M_FLAT
                            : RecursionMode.M_RECURSE);
            if (parts.size() >= PARTS || read > ALL_BYTES) {
                cut = true;
                return;
            }
        }
    }

    private static void field(Headers headers, Field field) {
        headers.add(field.getName(), field.getBody());
    }

    /** Some systems put their whole report before the first boundary. */
    private void beside(MimeTokenStream stream, int depth, boolean quoted) throws IOException {
        String text = text(bytes(stream.getInputStream()), null);
        if (!text.isBlank()) {
            add(new MimePart(depth, quoted, ReadMail.BESIDE, new Headers(), text));
        }
    }

    private void body(MimeTokenStream stream, Headers headers, int depth, boolean quoted)
            throws IOException {
        BodyDescriptor about = stream.getBodyDescriptor();
        String type = type(about);
        byte[] bytes = bytes(stream.getDecodedInputStream());
        if (Attachments.isOpaque(type)) {
            add(new MimePart(depth, quoted, type, headers, ""));
            Attachments.open(type, headers, bytes, depth, this);
            return;
        }
        String text = text(bytes, about.getCharset());
        add(new MimePart(depth, quoted, type, headers, text));
        if (type.equals("text/rfc822-headers")
                || type.equals("message/rfc822-headers")
                || type.equals(MAIL)
                || type.equals("message/global")
                || type.equals("message/partial")) {
            add(new MimePart(depth + 1, true, "text/plain", Headers.ofBlock(head(text)), ""));
        }
    }

    void add(MimePart part) {
        if (parts.size() < PARTS) {
            parts.add(part);
        } else {
            cut = true;
        }
    }

    private byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(PART_BYTES);
        read += bytes.length;
        if (in.read() >= 0) {
            cut = true;
        }
        return bytes;
    }

    private static String head(String text) {
        String bare = text.stripLeading();
        int end = bare.indexOf("\r\n\r\n");
        int unix = bare.indexOf("\n\n");
        if (end < 0 || unix >= 0 && unix < end) {
            end = unix;
        }
        return end < 0 ? bare : bare.substring(0, end);
    }

    /** No text of ours has NUL: PostgreSQL keeps none. */
    static String printable(String text) {
        return text.replace('\0', ' ');
    }

    private static String text(byte[] bytes, @Nullable String charset) {
        return printable(decoded(bytes, charset));
    }

    private static String decoded(byte[] bytes, @Nullable String charset) {
        if (charset != null) {
            try {
                Charset known = Charset.forName(charset);
                if (!known.equals(StandardCharsets.US_ASCII)) {
                    return new String(bytes, known);
                }
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                // falls through: the name is a lie, the bytes decide
            }
        }
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String type(BodyDescriptor about) {
        String type = about.getMimeType();
        return type == null
                ? "text/plain"
                : AFTER_TYPE.matcher(type.toLowerCase(Locale.ROOT)).replaceFirst("");
    }
}
