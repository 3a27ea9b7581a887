package com.mailflatrate.mail.mime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a mail with the fields that describe it: text first, then HTML (RFC 2046 §5.1.4), or
 * text alone.
 *
 * @param fields MIME-Version, Content-Type and, for text alone, Content-Transfer-Encoding
 * @param bytes canonical (relaxed) as they stand, without a line that begins with a dot
 */
record Body(List<Field> fields, byte[] bytes) {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String EMPTY = "-";

    /**
     * @param seed makes the boundary; quoted-printable never begins a line with a hyphen, so it
     *     cannot occur in a part
     */
    static Body of(String text, @Nullable String html, String seed) {
        return html == null ? single(text) : alternative(text, html, seed);
    }

    private static Body single(String text) {
        Wire out = new Wire(text.length() * 5 / 4);
        QuotedPrintable.encode(filled(text), out);
        return new Body(
                List.of(
                        new Field("MIME-Version", "1.0"),
                        new Field("Content-Type", TEXT),
                        new Field("Content-Transfer-Encoding", "quoted-printable")),
                out.take());
    }

    private static Body alternative(String text, String html, String seed) {
        String boundary = "=_" + seed;
        Wire out = new Wire((text.length() + html.length()) * 5 / 4);
        part(out, boundary, TEXT, text);
        part(out, boundary, HTML, html);
        out.ascii("--" + boundary + "--\r\n");
        return new Body(
                List.of(
                        new Field("MIME-Version", "1.0"),
                        new Field(
                                "Content-Type",
                                "multipart/alternative;\r\n boundary=\"" + boundary + '"')),
                out.take());
    }

    private static void part(Wire out, String boundary, String type, String content) {
        out.ascii(
                "--"
                        + boundary
                        + "\r\nContent-Type: "
                        + type
                        + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        QuotedPrintable.encode(filled(content), out);
        out.ascii("\r\n");
    }

    /** Both parts are non-empty, and no empty lines trail, because they would not be canonical. */
    private static String filled(String content) {
        String stripped = content.stripTrailing();
        return stripped.isEmpty() ? EMPTY : stripped;
    }
}
