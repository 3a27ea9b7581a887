package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.Pieces;
import com.mailflatrate.kernel.Pieces.Piece;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Quoted-printable of the texts of one mailing. A shared piece is encoded once, as if it began a
 * line, and from then on copied; a soft break joins it to what stands before it. Thread-safe.
 */
final class PieceEncoder {

    private static final String EMPTY = "-";

    private final Map<String, Encoded> shared = new ConcurrentHashMap<>();

    /**
     * A piece that begins a line.
     *
     * @param column where it ends; 0 after a line break
     */
    private record Encoded(byte[] bytes, int column) {}

    /**
     * Appends a text with one CRLF at its end. It is never empty, and no empty lines trail, because
     * they would not be canonical.
     */
    void encode(Pieces text, Wire out) {
        if (!endsInWords(text)) {
            String stripped = text.text().stripTrailing();
            QuotedPrintable.encode(stripped.isEmpty() ? EMPTY : stripped, out);
            return;
        }
        int column = 0;
        for (Piece piece : text.all()) {
            column = piece.shared() ? copy(piece, column, out) : own(piece, column, out);
        }
        if (column > 0) {
            out.bytes(QuotedPrintable.HARD_BREAK);
        }
    }

    private int copy(Piece piece, int column, Wire out) {
        if (piece.text().isEmpty()) {
            return column;
        }
        if (column > 0 && !isBreak(piece.text().charAt(0))) {
            out.bytes(QuotedPrintable.SOFT_BREAK);
        }
        Encoded encoded = shared.computeIfAbsent(piece.text(), PieceEncoder::encoded);
        out.bytes(encoded.bytes());
        return encoded.column();
    }

    private static int own(Piece piece, int column, Wire out) {
        return QuotedPrintable.encodeOpen(piece.text(), column, out);
    }

    private static Encoded encoded(String text) {
        Wire out = new Wire(text.length() * 5 / 4);
        int column = QuotedPrintable.encodeOpen(text, 0, out);
        return new Encoded(out.take(), column);
    }

    private static boolean endsInWords(Pieces text) {
        String last = text.all().isEmpty() ? "" : text.all().getLast().text();
        return !last.isEmpty() && !Character.isWhitespace(last.charAt(last.length() - 1));
    }

    private static boolean isBreak(char c) {
        return c == '\r' || c == '\n';
    }
}
