package com.mailflatrate.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;

class QrSquaresTest {

    private static final int PIXELS = 4;

    @Test
    void aPhoneReadsWhatIsInItThoughACornerIsDirty() throws ReaderException {
        QrSquares squares = new QrSquares("https://mail.example.org/f/abcd2345");
        assertThat(read(squares, 0)).isEqualTo("https://mail.example.org/f/abcd2345");
        assertThat(read(squares, 7)).isEqualTo("https://mail.example.org/f/abcd2345");
    }

    @Test
    void theMarginIsWhite() {
        QrSquares squares = new QrSquares("x");
        for (int i = 0; i < squares.side(); i++) {
            for (int j = 0; j < QrSquares.MARGIN; j++) {
                assertThat(squares.isDark(i, j)).isFalse();
                assertThat(squares.isDark(j, squares.side() - 1 - i)).isFalse();
            }
        }
    }

    @Test
    void aTextThatDoesNotFitIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> new QrSquares("x".repeat(3000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** With so many squares from the lower right corner white. */
    private static String read(QrSquares squares, int dirty) throws ReaderException {
        int side = squares.side();
        int[] picture = new int[side * side * PIXELS * PIXELS];
        for (int i = 0; i < picture.length; i++) {
            int x = i % (side * PIXELS) / PIXELS;
            int y = i / (side * PIXELS) / PIXELS;
            int end = side - QrSquares.MARGIN - dirty;
            boolean dark = squares.isDark(x, y) && (x < end || y < end);
            picture[i] = dark ? 0xFF000000 : 0xFFFFFFFF;
        }
        RGBLuminanceSource source = new RGBLuminanceSource(side * PIXELS, side * PIXELS, picture);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)))
                .getText();
    }
}
