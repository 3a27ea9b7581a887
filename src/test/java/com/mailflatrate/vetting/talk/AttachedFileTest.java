package com.mailflatrate.vetting.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.Code;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachedFileTest {

    private static final byte[] PDF = "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8);

    @Test
    void aFileIsWhatItsFirstBytesSayWhateverItIsCalled() {
        assertThat(AttachedFile.of("auszug.png", PDF).orThrow().type())
                .isEqualTo("application/pdf");
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(AttachedFile.of("auszug.pdf", page).reasons().getFirst().code())
                .isEqualTo(Code.PAPER_UNKNOWN);
    }

    @Test
    void aByteTooManyIsRefusedAndTheLastOneBeforeIsNot() {
        byte[] most = Arrays.copyOf(PDF, AttachedFile.MOST_BYTES);
        byte[] more = Arrays.copyOf(PDF, AttachedFile.MOST_BYTES + 1);
        assertThat(AttachedFile.of("a.pdf", most).isDone()).isTrue();
        assertThat(AttachedFile.of("a.pdf", more).reasons().getFirst().code())
                .isEqualTo(Code.PAPER_TOO_LARGE);
        assertThat(AttachedFile.of("a.pdf", new byte[0]).reasons().getFirst().code())
                .isEqualTo(Code.REQUIRED);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ../../etc/passwd,          passwd
                    C:\\Users\\k\\auszug.pdf,  auszug.pdf
                    'a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie: x=1.pdf'
                    'gnp\u202Efdp.exe',        gnpfdp.exe
                    '   ',                     paper
                    """)
    void aNameIsItsLastPartWithoutWhatDeceives(String given, String kept) {
        assertThat(AttachedFile.of(given, PDF).orThrow().name()).isEqualTo(kept);
    }
}
