package com.mailflatrate.sheets;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text on its way to a reader of columns; tells afterwards whether its quotes can have paired. */
final class QuoteCount extends FilterReader {

    private boolean odd;

    QuoteCount(Reader text) {
        super(text);
    }

    boolean isOdd() {
        return odd;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        for (int i = from; i < from + read; i++) {
            odd ^= into[i] == '"';
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        odd ^= read == '"';
        return read;
    }
}
