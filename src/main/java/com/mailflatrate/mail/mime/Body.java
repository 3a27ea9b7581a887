package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.Pieces;
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

    /** A mail that shares nothing with others. */
    static Body of(String text, @Nullable String html, String seed) {
        @Nullable Pieces rich = html == null ? null : Pieces.of(html);
        return of(Pieces.of(text), rich, seed, new PieceEncoder());
    }

    /**
     * @param seed makes the boundary; quoted-printable never begins a line with a hyphen, so it
     *     cannot occur in a part
     * @param encoder of all mails with which this one shares pieces
     */
    static Body of(Pieces text, @Nullable Pieces html, String seed, PieceEncoder encoder) {
        return html == null ? single(text, encoder) : alternative(text, html, seed, encoder);
    }

    private static Body single(Pieces text, PieceEncoder encoder) {
        Wire out = new Wire(room(text));
        encoder.encode(text, out);
        return new Body(
                List.of(
                        new Field("MIME-Version", "1.0"),
                        new Field("Content-Type", TEXT),
                        new Field("Content-Transfer-Encoding", "quoted-printable")),
                out.take());
    }

    private static Body alternative(Pieces text, Pieces html, String seed, PieceEncoder encoder) {
        String boundary = "=_" + seed;
        Wire out = new Wire(room(text) + room(html));
        part(out, boundary, TEXT);
        encoder.encode(text, out);
        out.bytes(QuotedPrintable.HARD_BREAK);
        part(out, boundary, HTML);
        encoder.encode(html, out);
        out.bytes(QuotedPrintable.HARD_BREAK);
        out.ascii("--" + boundary + "--\r\n");
        return new Body(
                List.of(
                        new Field("MIME-Version", "1.0"),
                        new Field(
                                "Content-Type",
                                "multipart/alternative;\r\n boundary=\"" + boundary + '"')),
                out.take());
    }

    private static void part(Wire out, String boundary, String type) {
        out.ascii(
                "--"
                        + boundary
                        + "\r\nContent-Type: "
                        + type
                        + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
    }

    private static int room(Pieces text) {
        int length = text.all().stream().mapToInt(piece -> piece.text().length()).sum();
        return length * 5 / 4;
    }
}
