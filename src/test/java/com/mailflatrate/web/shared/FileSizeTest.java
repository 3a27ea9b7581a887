package com.mailflatrate.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FileSizeTest {

    private static final long MEBI = 1L << 20;

    @Test
    void aSizeIsWrittenInTheLargestUnitThatFits() {
        assertThat(FileSize.text(50 * MEBI, Locale.GERMANY)).isEqualTo("50\u00a0MB");
        assertThat(FileSize.text(1023 * MEBI, Locale.UK)).isEqualTo("1,023\u00a0MB");
        assertThat(FileSize.text(1024 * MEBI, Locale.UK)).isEqualTo("1\u00a0GB");
    }

    @Test
    void partsAreWrittenAsTheLanguageDoesAndNeverPromiseTooMuch() {
        assertThat(FileSize.text(1536 * MEBI, Locale.GERMANY)).isEqualTo("1,5\u00a0GB");
        assertThat(FileSize.text(1536 * MEBI, Locale.UK)).isEqualTo("1.5\u00a0GB");
        assertThat(FileSize.text(2047 * MEBI, Locale.UK)).isEqualTo("1.9\u00a0GB");
    }
}
