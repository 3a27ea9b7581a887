package com.mailflatrate.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Codes of RFC 6238, appendix B (the last six of its eight digits). */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void codesAreThoseOfTheStandard() {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(2000000000))).isEqualTo("279037");
    }

    @Test
    void aCodeHoldsOneStepBeforeAndAfterAndNoLonger() {
        Instant now = Instant.ofEpochSecond(1111111109);
        String code = Totp.code(SECRET, now);
        assertThat(Totp.step(SECRET, code, now.plusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, code, now.minusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, code, now.plusSeconds(61))).isEmpty();
        assertThat(Totp.step(SECRET, "12345", now)).isEmpty();
    }
}
