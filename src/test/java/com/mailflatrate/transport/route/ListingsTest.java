package com.mailflatrate.transport.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Names;
import com.mailflatrate.transport.shaping.Listed;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Which of our addresses block lists name, and from which a mailing may leave then. */
class ListingsTest {

    private static final String LIST = "list.test";
    private static final Source ONE = source("mail1.example.net", "203.0.113.5");
    private static final Source SIX = source("mail6.example.net", "2001:db8::1");

    private final Names names = new Names();
    private final Listings listings = new Listings(new Dns(names), List.of(LIST, "other.test"));

    private static Source source(String name, String address) {
        return new Source(InetAddresses.forString(address), name);
    }

    @Test
    void anAddressOnAListIsSaidOnceWithWhatTheListSays() {
        assertThat(listings.look(List.of(ONE, SIX))).isEmpty();
        names.put("5.113.0.203.list.test", RecordType.A, "127.0.0.4");
        names.put(
                "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.list.test",
                RecordType.A,
                "127.0.0.2");
        assertThat(listings.look(List.of(ONE, SIX)))
                .containsEntry(ONE, "list.test 127.0.0.4")
                .containsEntry(SIX, "list.test 127.0.0.2");
        assertThat(listings.look(List.of(ONE, SIX))).as("it is known by now").isEmpty();
        names.put("5.113.0.203.other.test", RecordType.A, "127.0.0.9");
        assertThat(listings.look(List.of(ONE, SIX))).containsOnlyKeys(ONE);
    }

    @Test
    void anAnswerThatIsNoListingChangesNothing() {
        names.put("5.113.0.203.list.test", RecordType.A, "127.255.255.254");
        names.put("5.113.0.203.other.test", RecordType.A, "93.184.215.14");
        assertThat(listings.look(List.of(ONE))).isEmpty();
    }

    @Test
    void aListThatCannotSayNeitherListsNorDelists() {
        names.put("5.113.0.203.list.test", RecordType.A, "127.0.0.4");
        assertThat(listings.look(List.of(ONE))).containsOnlyKeys(ONE);
        names.answer("5.113.0.203.list.test", RecordType.A, new Answer.Failed("timeout"));
        assertThat(listings.look(List.of(ONE))).isEmpty();
        names.put("5.113.0.203.list.test", RecordType.A, "127.0.0.4");
        assertThat(listings.look(List.of(ONE))).as("it had never left the list").isEmpty();
    }

    @Test
    void mailingsLeaveFromTheAddressesThatAreNotListedAndFromNoneWhenAllAre() {
        Set<String> paused = ConcurrentHashMap.newKeySet();
        Listed listed =
                new Listed() {
                    @Override
                    public void listed(String source, String words) {
                        paused.add(source);
                    }

                    @Override
                    public boolean isPaused(String source) {
                        return paused.contains(source);
                    }
                };
        Dns dns = new Dns(names);
        Pools pools =
                Pools.of(
                        "standard=mail1.example.net/203.0.113.5,mail2.example.net/203.0.113.6;"
                                + "quarantine=mail3.example.net/203.0.113.7");
        for (int at = 5; at < 8; at++) {
            String name = "mail" + (at - 4) + ".example.net";
            names.put(at + ".113.0.203.in-addr.arpa", RecordType.PTR, name)
                    .put(name, RecordType.A, "203.0.113." + at);
        }
        Outbound outbound =
                new Outbound(
                        dns,
                        pools,
                        new SourceCheck(dns),
                        List.of(LIST),
                        listed,
                        any -> true,
                        false);
        outbound.examine();
        assertThat(outbound.sources(Pools.STANDARD)).hasSize(2);

        names.put("5.113.0.203.list.test", RecordType.A, "127.0.0.4");
        outbound.examine();
        assertThat(outbound.sources(Pools.STANDARD))
                .extracting(Source::helo)
                .containsExactly("mail2.example.net");
        assertThat(outbound.isPaused(Pools.STANDARD)).isFalse();

        names.put("6.113.0.203.list.test", RecordType.A, "127.0.0.4");
        outbound.examine();
        assertThat(outbound.isPaused(Pools.STANDARD)).isTrue();
        assertThat(outbound.sources(Pools.STANDARD)).as("letters still leave").hasSize(2);
        assertThat(outbound.isPaused(Pools.QUARANTINE)).isFalse();
    }
}
