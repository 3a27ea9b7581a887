package com.mailflatrate.senderdomain;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.dkim.DmarcWalk;
import com.mailflatrate.mail.domain.Examination;
import com.mailflatrate.mail.domain.Plan;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.Purpose;
import com.mailflatrate.mail.domain.SenderDomain.State;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import com.mailflatrate.mail.domain.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check says of the records a domain has, and where that leaves the domain. */
class ExaminationTest {

    private static final Plan PLAN =
            new Plan(
                    "korn.test",
                    "abcdefghijkl",
                    "mailflatrate.test",
                    Map.of("mf1", "MIIB1", "mf2", "MIIB2"),
                    "v=spf1 mx -all");

    private final Map<String, Answer> zone = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void everythingIsPublished() {
        for (String selector : Plan.SELECTORS) {
            put(PLAN.keyName(selector), RecordType.CNAME, PLAN.keyTarget(selector));
            put(PLAN.keyName(selector), RecordType.TXT, PLAN.keyText(selector));
        }
        put("bounce.korn.test", RecordType.CNAME, "bounce.mailflatrate.test");
        put("bounce.korn.test", RecordType.TXT, "v=spf1 mx -all");
        put("_dmarc.korn.test", RecordType.TXT, PLAN.dmarc());
    }

    @Test
    @Covers({"F3", "F5", "F6"})
    void aDomainWithAllRecordsIsVerified() {
        assertThat(look()).allMatch(record -> record.verdict() == Verdict.OK);
        assertThat(fresh().after(look(), now()).state()).isEqualTo(State.VERIFIED);
    }

    @Test
    @Covers("F3")
    void aKeyThatIsMissingRevokedInTestOrAnotherKeepsItFromBeingVerified() {
        zone.keySet().removeIf(key -> key.startsWith("mf1._domainkey"));
        assertThat(sentence(Purpose.DKIM)).isEqualTo("dkim.missing");
        put("mf1._domainkey.korn.test", RecordType.TXT, "v=DKIM1; k=rsa; p=");
        assertThat(sentence(Purpose.DKIM)).isEqualTo("dkim.revoked");
        put("mf1._domainkey.korn.test", RecordType.TXT, "v=DKIM1; t=y; p=MIIB1");
        assertThat(sentence(Purpose.DKIM)).isEqualTo("dkim.test");
        put("mf1._domainkey.korn.test", RecordType.TXT, DkimKey.txt("MIIBother"));
        assertThat(sentence(Purpose.DKIM)).isEqualTo("dkim.otherkey");
        assertThat(fresh().after(look(), now()).state()).isEqualTo(State.UNVERIFIED);
    }

    @Test
    @Covers("F3")
    void aVerifiedDomainFailsAfterThreeNegativeChecksOverTwelveHours() {
        Standing standing = fresh().after(look(), now());
        zone.remove(key("mf1._domainkey.korn.test", RecordType.TXT));
        standing = standing.after(look(), now());
        standing = standing.after(look(), now().plus(Duration.ofHours(4)));
        standing = standing.after(look(), now().plus(Duration.ofHours(8)));
        assertThat(standing.state()).isEqualTo(State.VERIFIED);
        standing = standing.after(look(), now().plus(Duration.ofHours(12)));
        assertThat(standing.state()).isEqualTo(State.FAILING);
        everythingIsPublished();
        assertThat(standing.after(look(), now()).state()).isEqualTo(State.VERIFIED);
    }

    @Test
    @Covers("F3")
    void silenceOfNameServersChangesNothing() {
        Standing standing = fresh().after(look(), now());
        zone.replaceAll((key, answer) -> new Answer.Failed("SERVFAIL"));
        for (int hour = 0; hour < 100; hour += 4) {
            standing = standing.after(look(), now().plus(Duration.ofHours(hour)));
        }
        assertThat(look()).allMatch(record -> record.verdict() == Verdict.UNKNOWN);
        assertThat(standing.state()).isEqualTo(State.VERIFIED);
        assertThat(standing.failures()).isZero();
    }

    @Test
    @Covers("F5")
    void dmarcIsFoundByTheTreeWalkAndMissedWhenNoneIsThere() {
        zone.remove(key("_dmarc.korn.test", RecordType.TXT));
        assertThat(sentence(Purpose.DMARC)).isEqualTo("dmarc.missing");
        put("_dmarc.test", RecordType.TXT, "v=DMARC1; p=reject");
        assertThat(sentence(Purpose.DMARC)).isEqualTo("dmarc.inherited");
    }

    @Test
    @Covers("F5")
    void aRecordWithoutPolicyOrWithRemovedTagsIsAWarning() {
        put("_dmarc.korn.test", RecordType.TXT, "v=DMARC1; rua=mailto:a@korn.test");
        assertThat(sentence(Purpose.DMARC)).isEqualTo("dmarc.nopolicy");
        put("_dmarc.korn.test", RecordType.TXT, "v=DMARC1; p=none; pct=50");
        assertThat(sentence(Purpose.DMARC)).isEqualTo("dmarc.removed");
        assertThat(fresh().after(look(), now()).state()).isEqualTo(State.VERIFIED);
        assertThat(PLAN.dmarc()).doesNotContain("pct", "rf=", "ri=");
    }

    @Test
    @Covers("F5")
    void theWalkAsksAtMostEightTimes() {
        String deep = "a.b.c.d.e.f.g.h.i.j.k.korn.test";
        new DmarcWalk(this::answer).from(deep);
        assertThat(asked)
                .hasSizeLessThanOrEqualTo(8)
                .startsWith("_dmarc." + deep, "_dmarc.g.h.i.j.k.korn.test");
    }

    @Test
    @Covers("F6")
    void twoPoliciesForTheReturnPathAreNone() {
        zone.put(
                key("bounce.korn.test", RecordType.TXT),
                new Answer.Found(List.of("v=spf1 -all", "v=spf1 mx -all"), false));
        assertThat(sentence(Purpose.SPF)).isEqualTo("spf.several");
    }

    @Test
    @Covers("F6")
    void aPolicyMayAskTenTimesEverythingNestedCountedAndNoMore() {
        Plan nested = ours("v=spf1 mx include:one.test redirect=two.test");
        put("one.test", RecordType.TXT, "v=spf1 a:h1.test a:h2.test a:h3.test ?all");
        put("two.test", RecordType.TXT, "v=spf1 +a:h4.test mx:h5.test/24 exists:%{i}.h6.test");
        for (String host : List.of("h1.test", "h2.test", "h3.test", "h4.test")) {
            put(host, RecordType.A, "192.0.2.1");
        }
        put("h5.test", RecordType.MX, "10 h1.test");
        assertThat(sentence(nested, Purpose.SPF)).as("nine terms").isEqualTo("spf.ok");
        put("two.test", RecordType.TXT, "v=spf1 a:h4.test mx:h5.test exists:%{i}.h6.test ptr");
        assertThat(sentence(nested, Purpose.SPF)).as("ten terms").isEqualTo("spf.ok");
        put(
                "two.test",
                RecordType.TXT,
                "v=spf1 a:h4.test mx:h5.test exists:%{i}.h6.test ptr a:h1.test");
        assertThat(sentence(nested, Purpose.SPF)).as("eleven terms").isEqualTo("spf.terms");
        put("two.test", RecordType.TXT, "v=spf1 redirect=two.test");
        assertThat(sentence(nested, Purpose.SPF)).as("a loop").isEqualTo("spf.terms");
    }

    @Test
    @Covers("F6")
    void aPolicyMayNameTwoHostsThatAreNotThereAndNoMore() {
        put("bounce.korn.test", RecordType.MX, "10 mail.test");
        assertThat(sentence(ours("v=spf1 mx a:gone1.test a:gone2.test -all"), Purpose.SPF))
                .isEqualTo("spf.ok");
        Plan three = ours("v=spf1 mx a:gone1.test a:gone2.test include:gone3.test -all");
        assertThat(sentence(three, Purpose.SPF)).isEqualTo("spf.void");
        zone.put(key("gone3.test", RecordType.TXT), new Answer.Failed("timeout"));
        assertThat(sentence(three, Purpose.SPF)).as("silence is no answer").isEqualTo("unknown");
    }

    /** Our own policy, published. */
    private Plan ours(String policy) {
        put("bounce.korn.test", RecordType.TXT, policy);
        return new Plan(PLAN.domain(), PLAN.label(), PLAN.platform(), PLAN.keys(), policy);
    }

    @Test
    @Covers("D3")
    void freemailSuffixesAndOurOwnAreNoSenderDomains() {
        assertThat(code("gmail.com")).isEqualTo(Code.FREEMAIL_DOMAIN);
        assertThat(code("co.uk")).isEqualTo(Code.INVALID_DOMAIN);
        assertThat(code("a.mailflatrate.test")).isEqualTo(Code.INVALID_DOMAIN);
        assertThat(code("korn")).isEqualTo(Code.INVALID_DOMAIN);
        assertThat(code("korn.test\r\nx")).isEqualTo(Code.INVALID_DOMAIN);
        assertThat(DomainNames.judge(" Bäckerei-Korn.DE. ", "mailflatrate.test").orThrow())
                .isEqualTo("xn--bckerei-korn-gcb.de");
    }

    private static Code code(String typed) {
        return DomainNames.judge(typed, "mailflatrate.test").reasons().stream()
                .map(Reason::code)
                .findFirst()
                .orElseThrow();
    }

    private List<DnsRecord> look() {
        return look(PLAN);
    }

    private List<DnsRecord> look(Plan plan) {
        return new Examination(this::answer, plan).run();
    }

    private String sentence(Purpose purpose) {
        return sentence(PLAN, purpose);
    }

    private String sentence(Plan plan, Purpose purpose) {
        return String.valueOf(
                look(plan).stream()
                        .filter(record -> record.purpose() == purpose)
                        .findFirst()
                        .orElseThrow()
                        .sentence());
    }

    private Answer answer(String name, RecordType type) {
        asked.add(name);
        return zone.getOrDefault(key(name, type), new Answer.NoName());
    }

    private void put(String name, RecordType type, String value) {
        zone.put(key(name, type), new Answer.Found(List.of(value), false));
    }

    private static String key(String name, RecordType type) {
        return name + '/' + type;
    }

    private static Standing fresh() {
        return new Standing(State.UNVERIFIED, 0, null, null);
    }

    private static Instant now() {
        return Instant.parse("2026-11-21T08:00:00Z");
    }
}
