package com.mailflatrate.mail.mime;

import java.nio.charset.StandardCharsets;

/**
 * Quoted-printable (RFC 2045 §6.7) in a form that needs no further care: lines of at most 76, CRLF
 * only, no blank at a line's end, no two blanks in a row, no tab, no dot and no {@code From} at a
 * line's beginning. So it is canonical for DKIM (relaxed) as it stands, and writing it to SMTP
 * needs no dot-stuffing.
 */
final class QuotedPrintable {

    /** Ends a line. */
    static final byte[] HARD_BREAK = {'\r', '\n'};

    /** Ends a line of the mail, not of the text. */
    static final byte[] SOFT_BREAK = {'=', '\r', '\n'};

    private static final int LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final Wire out;
    private final boolean goesOn;
    private int column;
    private boolean blankBefore;

    private QuotedPrintable(Wire out, int column, boolean goesOn) {
        this.out = out;
        this.column = column;
        this.goesOn = goesOn;
    }

    /** Appends the encoded text with one CRLF at its end; line breaks of any kind become CRLF. */
    static void encode(String text, Wire out) {
        QuotedPrintable all = new QuotedPrintable(out, 0, false);
        all.write(text.getBytes(StandardCharsets.UTF_8));
        if (all.column > 0) {
            all.hardBreak();
        }
    }

    /**
     * Appends a piece of a text. Whatever comes next may stand on its last line, where a soft break
     * always has room.
     *
     * @param column where it begins
     * @return where it ends; 0 after a line break
     */
    static int encodeOpen(String piece, int column, Wire out) {
        QuotedPrintable open = new QuotedPrintable(out, column, true);
        open.write(piece.getBytes(StandardCharsets.UTF_8));
        return open.column;
    }

    private void write(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (column > 0) {
                int run = out.plain(text, i, LINE - 1 - column);
                if (run > 0) {
                    column += run;
                    blankBefore = false;
                    i += run - 1;
                    continue;
                }
            }
            byte b = text[i];
            if (b == '\r' || b == '\n') {
                if (b == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
                    i++;
                }
                hardBreak();
            } else {
                boolean last = i + 1 >= text.length;
                boolean breaks = last ? !goesOn : text[i + 1] == '\r' || text[i + 1] == '\n';
                makeRoom(b, last || breaks, breaks);
                one(b, last || breaks, column == 0 && startsFrom(text, i));
            }
        }
    }

    /** Only a line break needs no room for a soft break behind it. */
    private void makeRoom(byte b, boolean last, boolean breaks) {
        int end = column + (isLiteral(b, last) ? 1 : 3);
        if (end > LINE - 1 && !(breaks && end <= LINE)) {
            out.bytes(SOFT_BREAK);
            newLine();
        }
    }

    /** A blank at the end of a piece is none: nobody knows what comes next. */
    private boolean isLiteral(byte b, boolean last) {
        return b >= '!' && b <= '~' && b != '=' || b == ' ' && !last && !blankBefore;
    }

    private void one(byte b, boolean last, boolean startsFrom) {
        boolean literal = isLiteral(b, last);
        boolean atStart = column == 0;
        if (literal && !(atStart && (b == '.' || b == ' ' || b == '-' || startsFrom))) {
            out.write(b);
            column++;
            blankBefore = b == ' ';
        } else {
            out.write('=');
            out.write(HEX[(b >> 4) & 15]);
            out.write(HEX[b & 15]);
            column += 3;
            blankBefore = false;
        }
    }

    private void hardBreak() {
        out.bytes(HARD_BREAK);
        newLine();
    }

    private void newLine() {
        column = 0;
        blankBefore = false;
    }

    private static boolean startsFrom(byte[] text, int i) {
        return text[i] == 'F'
                && i + 4 < text.length
                && text[i + 1] == 'r'
                && text[i + 2] == 'o'
                && text[i + 3] == 'm'
                && text[i + 4] == ' ';
    }
}
