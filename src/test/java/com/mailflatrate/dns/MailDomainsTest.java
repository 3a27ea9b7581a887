package com.mailflatrate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.dns.MailDomains.Verdict;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Names;
import org.junit.jupiter.api.Test;

/** Which domains take mail (RFC 5321 §5.1, RFC 7505). */
class MailDomainsTest {

    private static final Answer SILENCE = new Answer.Failed("SERVFAIL");

    private final Names names = new Names();
    private final MailDomains domains = new MailDomains(new Dns(names));

    @Test
    @Covers("B4")
    void aDomainThatSaysItTakesNoMailOrIsNotThereTakesNone() {
        names.put("null.test", RecordType.MX, "0 .");
        names.put("words.test", RecordType.TXT, "hier ist nichts");
        assertThat(domains.judge("null.test")).isEqualTo(Verdict.NULL_MX);
        assertThat(domains.judge("words.test")).isEqualTo(Verdict.NO_HOST);
        assertThat(domains.judge("nowhere.test")).isEqualTo(Verdict.NO_HOST);
    }

    @Test
    @Covers("B4")
    void oneHostForMailOrAnAddressIsEnough() {
        names.put("mx.test", RecordType.MX, "0 .", "10 mail.mx.test");
        names.put("four.test", RecordType.A, "192.0.2.7");
        names.put("six.test", RecordType.AAAA, "2001:db8::7");
        assertThat(domains.judge("mx.test")).isEqualTo(Verdict.TAKES_MAIL);
        assertThat(domains.judge("four.test")).isEqualTo(Verdict.TAKES_MAIL);
        assertThat(domains.judge("six.test")).isEqualTo(Verdict.TAKES_MAIL);
    }

    @Test
    @Covers("B4")
    void aNameServerThatFailsSaysNothingAgainstADomain() {
        names.answer("silent.test", RecordType.MX, SILENCE);
        names.answer("half.test", RecordType.MX, new Answer.NoData());
        names.answer("half.test", RecordType.A, SILENCE);
        assertThat(domains.judge("silent.test")).isEqualTo(Verdict.UNKNOWN);
        assertThat(domains.judge("half.test")).isEqualTo(Verdict.UNKNOWN);
    }
}
