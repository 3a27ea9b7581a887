package com.mailflatrate.transport.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Names;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of our own addresses may send. */
class SourceCheckTest {

    private static final Source GOOD = source("mail1.example.net", "203.0.113.5");

    private final Names names =
            new Names()
                    .put("5.113.0.203.in-addr.arpa", RecordType.PTR, "mail1.example.net")
                    .put("mail1.example.net", RecordType.A, "203.0.113.5");
    private final SourceCheck check = new SourceCheck(new Dns(names));

    @Test
    @Covers("F7")
    void anAddressWhoseNameHoldsBothWaysMaySend() {
        names.put(
                        "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
                        RecordType.PTR,
                        "mail6.example.net")
                .put("mail6.example.net", RecordType.AAAA, "2001:db8::1");
        assertThat(check.look(List.of(GOOD, source("mail6.example.net", "2001:db8::1")))).isEmpty();
        assertThat(check.isFit(GOOD)).isTrue();
    }

    @Test
    @Covers("F7")
    void nothingIsSentFromOneWithoutNameWithAnotherNameOrAnAccessProvidersName() {
        Source none = source("mail2.example.net", "203.0.113.6");
        Source other = source("mail9.example.net", "203.0.113.5");
        Source oneWay = source("mail7.example.net", "203.0.113.7");
        Source generic = source("203-0-113-8.static.isp.example", "203.0.113.8");
        names.put("7.113.0.203.in-addr.arpa", RecordType.PTR, "mail7.example.net")
                .put("mail7.example.net", RecordType.A, "203.0.113.99")
                .put("8.113.0.203.in-addr.arpa", RecordType.PTR, generic.helo())
                .put(generic.helo(), RecordType.A, "203.0.113.8");
        assertThat(check.look(List.of(none, other, oneWay, generic)))
                .containsOnlyKeys(none, other, oneWay, generic);
        assertThat(check.isFit(generic)).isFalse();
    }

    @Test
    void aNameServerThatCannotSayChangesNothing() {
        names.answer("5.113.0.203.in-addr.arpa", RecordType.PTR, new Answer.Failed("SERVFAIL"));
        assertThat(check.look(List.of(GOOD))).isEmpty();
        names.answer("5.113.0.203.in-addr.arpa", RecordType.PTR, new Answer.NoName());
        assertThat(check.look(List.of(GOOD))).containsOnlyKeys(GOOD);
        names.answer("5.113.0.203.in-addr.arpa", RecordType.PTR, new Answer.Failed("SERVFAIL"));
        assertThat(check.look(List.of(GOOD))).containsOnlyKeys(GOOD);
    }

    @Test
    @Covers("A7")
    void poolsAreReadAndNeedTheStandardOne() {
        Pools pools =
                Pools.of(
                        "standard=mail1.example.net/203.0.113.5,mail6.example.net/2001:db8::1;quarantine=q.example.net/203.0.113.9");
        assertThat(pools.sources(Pools.STANDARD)).hasSize(2).contains(GOOD);
        assertThat(pools.sources(Pools.QUARANTINE))
                .containsExactly(source("q.example.net", "203.0.113.9"));
        assertThat(pools.sources("certified")).isEqualTo(pools.sources(Pools.STANDARD));
        for (String wrong :
                List.of(
                        "",
                        "203.0.113.5",
                        "quarantine=a.example/203.0.113.9",
                        "standard=a.example/x")) {
            assertThatThrownBy(() -> Pools.of(wrong)).hasMessageContaining("standard=host");
        }
    }

    private static Source source(String helo, String address) {
        return new Source(InetAddresses.forString(address), helo);
    }
}
