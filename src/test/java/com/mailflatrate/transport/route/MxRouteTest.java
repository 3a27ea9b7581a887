package com.mailflatrate.transport.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Names;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.policy.reply.Providers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the name servers say that mail goes, whatever they say. */
class MxRouteTest {

    private final Names names = new Names();
    private final MxRoute route = new MxRoute(new Dns(names), Providers::of, 25);

    @Test
    @Covers("F13")
    void domainsOfOneProviderAreOneSiteAndThoseWithTheSameServersShareConnections() {
        names.put("one.test", RecordType.MX, "10 mx00.gmx.net", "10 mx01.gmx.net")
                .put("two.test", RecordType.MX, "20 mx01.gmx.net", "20 mx00.gmx.net")
                .put("three.test", RecordType.MX, "10 mx-ha02.web.de");
        Target.Site one = site("one.test");
        assertThat(site("two.test")).isEqualTo(one);
        assertThat(site("three.test").name()).isEqualTo(one.name());
        assertThat(site("three.test").way()).isNotEqualTo(one.way());
        assertThat(one.tiers()).containsExactly(List.of(hop("mx00.gmx.net"), hop("mx01.gmx.net")));
    }

    @Test
    void theServersOfAStrangerAreTheSiteOfWhoeverRegisteredTheirName() {
        names.put("shop.test", RecordType.MX, "10 a.mail.hoster.co.uk", "20 b.hoster.co.uk");
        assertThat(site("shop.test").name()).isEqualTo("hoster.co.uk");
        assertThat(site("shop.test").tiers()).hasSize(2);
    }

    @Test
    void aDomainThatNamesServersOfDifferentHandsIsASiteOfItsOwn() {
        names.put("liar.test", RecordType.MX, "10 mx00.gmx.net", "20 evil.example.org")
                .put("one.test", RecordType.MX, "10 mx00.gmx.net");
        assertThat(site("liar.test").name()).isNotEqualTo(site("one.test").name());
    }

    @Test
    void whoeverPublishesNullMxTakesNoMail() {
        names.put("null.test", RecordType.MX, "0 .").put("empty.test", RecordType.MX, "0");
        assertThat(route.target("null.test"))
                .isEqualTo(new Target.Nowhere(556, "5.1.10 the domain takes no mail", true));
        assertThat(route.target("empty.test")).isInstanceOf(Target.Nowhere.class);
    }

    @Test
    void withoutMxTheDomainsOwnAddressCounts() {
        names.put("old.test", RecordType.A, "192.0.2.1")
                .put("six.test", RecordType.AAAA, "2001:db8::1");
        assertThat(site("old.test").tiers()).containsExactly(List.of(hop("old.test")));
        assertThat(site("six.test").tiers()).containsExactly(List.of(hop("six.test")));
        names.put("none.test", RecordType.TXT, "x");
        assertThat(nowhere("none.test").certain()).isFalse();
        assertThat(nowhere("missing.test").why()).startsWith("5.1.2 ");
    }

    @Test
    void whatNameServersCannotSayIsNoRefusal() {
        names.answer("slow.test", RecordType.MX, new Answer.Failed("timeout"))
                .put("loop.test", RecordType.CNAME, "loop.test");
        assertThat(route.target("slow.test")).isEqualTo(new Target.Unknown("timeout"));
        assertThat(route.target("loop.test")).isInstanceOf(Target.Unknown.class);
    }

    @Test
    void twoThousandServersAndGarbageAreBounded() {
        names.put(
                        "many.test",
                        RecordType.MX,
                        IntStream.range(0, 2_000)
                                .mapToObj(at -> at % 7 + " mx" + at + ".many.test")
                                .toArray(String[]::new))
                .put(
                        "garbage.test",
                        RecordType.MX,
                        "x y z",
                        "10 -a b-",
                        "10 \u0000",
                        "99999999 a.b");
        assertThat(site("many.test").tiers().stream().mapToInt(List::size).sum())
                .isEqualTo(MxRoute.MOST_HOSTS);
        assertThat(nowhere("garbage.test").certain()).isFalse();
    }

    private Target.Site site(String domain) {
        return (Target.Site) route.target(domain);
    }

    private Target.Nowhere nowhere(String domain) {
        return (Target.Nowhere) route.target(domain);
    }

    private static Hop hop(String host) {
        return new Hop(host, 25, Hop.Tls.OFFERED, null, 1);
    }
}
