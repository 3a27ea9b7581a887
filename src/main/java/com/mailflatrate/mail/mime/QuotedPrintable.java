package com.mailflatrate.mail.mime;

import java.nio.charset.StandardCharsets;

/**
 * Quoted-printable (RFC 2045 §6.7) in a form that needs no further care: lines of at most 76, CRLF
 * only, no blank at a line's end, no two blanks in a row, no tab, no dot and no {@code From} at a
 * line's beginning. So it is canonical for DKIM (relaxed) as it stands, and writing it to SMTP
 * needs no dot-stuffing.
 */
final class QuotedPrintable {

    private static final int LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final Wire out;
    private int column;
    private boolean blankBefore;

    private QuotedPrintable(Wire out) {
        this.out = out;
    }

    /** Appends the encoded text with one CRLF at its end; line breaks of any kind become CRLF. */
    static void encode(String text, Wire out) {
        new QuotedPrintable(out).write(text.getBytes(StandardCharsets.UTF_8));
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
                one(
                        b,
                        i + 1 >= text.length || text[i + 1] == '\r' || text[i + 1] == '\n',
                        column == 0 && startsFrom(text, i));
            }
        }
        if (column > 0) {
            hardBreak();
        }
    }

    private void one(byte b, boolean lastOfLine, boolean startsFrom) {
        boolean literal =
                b >= '!' && b <= '~' && b != '=' || b == ' ' && !lastOfLine && !blankBefore;
        int width = literal ? 1 : 3;
        if (column + width > LINE - 1 && !(lastOfLine && column + width <= LINE)) {
            softBreak();
        }
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

    private void softBreak() {
        out.write('=');
        newLine();
    }

    private void hardBreak() {
        newLine();
    }

    private void newLine() {
        out.write('\r');
        out.write('\n');
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
