package com.mailflatrate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.ProofRules.Grade;
import com.mailflatrate.policy.ProofRules.Why;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant THEN = Instant.parse("2024-03-01T09:30:00Z");
    private static final String PAGE = "https://nordlicht.test/newsletter";

    @Test
    @Covers("B7")
    void aSystemsRecordHasTimePlaceAndAWayToCheckIt() {
        assertThat(grade(THEN, "203.0.113.9", PAGE, false))
                .isEqualTo(verdict(Grade.P1, Why.SYSTEM_RECORD));
        assertThat(grade(THEN, null, PAGE, true)).isEqualTo(verdict(Grade.P1, Why.SYSTEM_RECORD));
        assertThat(grade(THEN, "2001:db8::7", PAGE, false))
                .isEqualTo(verdict(Grade.P1, Why.SYSTEM_RECORD));
    }

    @Test
    @Covers("B7")
    void lessIsNoProof() {
        assertThat(grade(null, "203.0.113.9", PAGE, true))
                .isEqualTo(verdict(Grade.P0, Why.NO_TIME));
        assertThat(grade(THEN, "203.0.113.9", " ", true))
                .isEqualTo(verdict(Grade.P0, Why.NO_SOURCE));
        assertThat(grade(THEN, "203.0.113.9", null, true))
                .isEqualTo(verdict(Grade.P0, Why.NO_SOURCE));
        assertThat(grade(THEN, null, PAGE, false)).isEqualTo(verdict(Grade.P0, Why.NO_EVIDENCE));
    }

    @Test
    @Covers("B7")
    void aTimeThatCannotBeIsNone() {
        assertThat(grade(NOW.plus(Duration.ofDays(1)), "203.0.113.9", PAGE, true).why())
                .isEqualTo(Why.IMPLAUSIBLE_TIME);
        assertThat(grade(Instant.EPOCH, "203.0.113.9", PAGE, true).why())
                .isEqualTo(Why.IMPLAUSIBLE_TIME);
        assertThat(grade(NOW.plusSeconds(5), "203.0.113.9", PAGE, true).grade())
                .isEqualTo(Grade.P1);
    }

    @ParameterizedTest
    @Covers("B7")
    @CsvSource({
        "203.0.113.9,true",
        "8.8.8.8,true",
        "2a00:1450::1,true",
        "10.0.0.1,false",
        "192.168.1.1,false",
        "172.16.0.9,false",
        "127.0.0.1,false",
        "100.64.0.1,false",
        "169.254.1.1,false",
        "0.0.0.0,false",
        "fd00::1,false",
        "fe80::1,false",
        "::1,false",
        "224.0.0.1,false",
        "999.1.1.1,false",
        "unknown,false",
        "'',false"
    })
    void aPrivateAddressSaysNothing(String ip, boolean evidence) {
        assertThat(ProofRules.publicAddress(ip)).isEqualTo(evidence);
    }

    private static ProofRules.Verdict grade(
            @Nullable Instant at,
            @Nullable String ip,
            @Nullable String source,
            boolean knownLayout) {
        return ProofRules.grade(new ProofFacts(at, ip, source, NOW, knownLayout, false, false));
    }

    private static ProofRules.Verdict verdict(Grade grade, Why why) {
        return new ProofRules.Verdict(grade, why);
    }
}
