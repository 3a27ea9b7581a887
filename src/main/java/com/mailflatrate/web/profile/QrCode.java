package com.mailflatrate.web.profile;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code (ISO/IEC 18004) as the path of a picture: dark squares of size one, four of margin.
 *
 * @param size of the picture's side
 * @param path for {@code <path d="…">}
 */
public record QrCode(int size, String path) {

    private static final int MARGIN = 4;

    /** The code of a text. */
    public static QrCode of(String text) {
        ByteMatrix squares = squares(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y) == 1) {
                    path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
                    path.append("h1v1h-1z");
                }
            }
        }
        return new QrCode(squares.getWidth() + 2 * MARGIN, path.toString());
    }

    private static ByteMatrix squares(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("a text of an authenticator always fits", e);
        }
    }
}
