package com.mailflatrate.counter;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.openpdf.text.pdf.PdfContentByte;

/** A QR code (ISO/IEC 18004) as dark squares; a quarter of it may be dirty or torn. */
final class QrSquares {

    /** White around it, in squares (ISO/IEC 18004 §6.3.8). */
    static final int MARGIN = 4;

    private final ByteMatrix squares;

    QrSquares(String text) {
        try {
            squares = Encoder.encode(text, ErrorCorrectionLevel.Q).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("longer than a QR code holds", e);
        }
    }

    /** How many squares a side has, with the margin. */
    int side() {
        return squares.getWidth() + 2 * MARGIN;
    }

    boolean isDark(int x, int y) {
        int left = x - MARGIN;
        int top = y - MARGIN;
        return left >= 0
                && top >= 0
                && left < squares.getWidth()
                && top < squares.getHeight()
                && squares.get(left, top) == 1;
    }

    /** Fills the dark squares, each of size one, the first row on top. */
    void paint(PdfContentByte canvas) {
        for (int y = 0; y < side(); y++) {
            for (int x = 0; x < side(); x++) {
                if (isDark(x, y)) {
                    canvas.rectangle(x, side() - 1 - y, 1, 1);
                }
            }
        }
        canvas.fill();
    }
}
