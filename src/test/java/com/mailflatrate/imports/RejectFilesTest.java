package com.mailflatrate.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet would run is prefixed, and nothing else is touched. */
class RejectFilesTest {

    @ParameterizedTest
    @Covers("B9")
    @ValueSource(
            strings = {"=1+1", "+49 431 1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(1)"})
    void aCellThatBeginsLikeAFormulaIsPrefixed(String cell) {
        assertThat(RejectFiles.safe(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @Covers("B9")
    @ValueSource(strings = {"", "anna=x@mail.test", "a+b@mail.test", "ö@mail.test", "'x", " =1"})
    void anyOtherCellStaysAsItIs(String cell) {
        assertThat(RejectFiles.safe(cell)).isEqualTo(cell);
    }
}
