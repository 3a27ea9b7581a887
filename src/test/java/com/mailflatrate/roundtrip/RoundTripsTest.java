package com.mailflatrate.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.mail.smtp.Hop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A next hop that is not ours carries mailings only when it changes nothing that matters. */
@DatabaseTest
class RoundTripsTest {

    @Autowired private Probes ours;
    @Autowired private RoundTrips trips;

    @SuppressWarnings("NullAway.Init") // before each test
    private Exchange hop;

    @SuppressWarnings("NullAway.Init") // before each test
    private Probes probes;

    @BeforeEach
    void aHop() throws IOException {
        hop = new Exchange("127.0.0.1", 0);
        probes = through(hop.port());
    }

    @AfterEach
    void close() throws IOException {
        hop.close();
    }

    @Test
    void aHopIsNotProvenBeforeItsProbeHasComeBackAsItWas() {
        assertThat(probes.areProven()).isFalse();
        assertThat(probes.unproven()).containsExactly(name() + ": the probe has not come back yet");
        probes.send();
        assertThat(probes.areProven()).isFalse();
        assertThat(trips.isProbe(hop.taken.getFirst())).isTrue();
        comesBack(mail -> mail);
        assertThat(probes.unproven()).isEmpty();
        assertThat(through(hop.port()).areProven()).isTrue();
        probes.send();
        assertThat(hop.mails).as("one a week is enough").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (?m)^Message-ID: .*$ | Message-ID: <other@hop.test> | Message-ID is missing or
                    (?m)^List-Unsubscribe: | List-Unsubscribe: <mailto:hop@hop.test>, | List-Unsubscribe is missing or
                    (?ms)\\ADKIM-Signature:.*?^(?=[A-Z]) | '' | DKIM-Signature is missing or
                    unchanged | changed | the signatures do not hold
                    """)
    void whatIsChangedOnTheWayKeepsMailingsHere(String what, String by, String fault) {
        probes.send();
        comesBack(mail -> mail.replaceAll(what, by));
        assertThat(probes.areProven()).isFalse();
        assertThat(probes.unproven())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith(name() + ": ").contains(fault));
    }

    @Test
    void anotherReturnPathKeepsMailingsHereToo() {
        probes.send();
        assertThat(trips.arrived("hop@hop.test", hop.taken.getFirst(), raw(mail -> mail))).isTrue();
        assertThat(probes.unproven())
                .containsExactly(name() + ": Return-Path is missing or was changed");
    }

    @Test
    void whatWasProvenIsNoLongerWhenALaterProbeComesBackChanged() {
        probes.send();
        comesBack(mail -> mail);
        assertThat(probes.unproven()).isEmpty();
        comesBack(mail -> mail.replaceAll("unchanged", "changed"));
        assertThat(probes.unproven()).hasSize(1);
    }

    @Test
    void aHopNobodyReachesSaysSo() throws IOException {
        int gone = hop.port();
        hop.close();
        Probes nowhere = through(gone);
        nowhere.send();
        assertThat(nowhere.unproven())
                .singleElement()
                .satisfies(one -> assertThat(one).doesNotContain("has not come back"));
    }

    @Test
    void aStrangersMailIsNoProbe() {
        probes.send();
        assertThat(trips.isProbe("probe+guessed@mailflatrate.test")).isFalse();
        assertThat(trips.arrived(path(), "probe+guessed@mailflatrate.test", raw(mail -> mail)))
                .isFalse();
        assertThat(probes.areProven()).isFalse();
    }

    private Probes through(int port) {
        return ours.through(List.of(new Hop("127.0.0.1", port, Hop.Tls.NONE, null, 1)));
    }

    private String name() {
        return "127.0.0.1:" + hop.port();
    }

    private void comesBack(UnaryOperator<String> changed) {
        assertThat(trips.arrived(path(), hop.taken.getFirst(), raw(changed))).isTrue();
    }

    private String path() {
        return hop.heard.stream()
                .filter(line -> line.startsWith("MAIL FROM:<"))
                .map(line -> line.substring(11, line.indexOf('>')))
                .findFirst()
                .orElseThrow();
    }

    private byte[] raw(UnaryOperator<String> changed) {
        String mail = hop.mails.getFirst().replaceAll("(?m)^\\.\\.", ".");
        return changed.apply(mail).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
