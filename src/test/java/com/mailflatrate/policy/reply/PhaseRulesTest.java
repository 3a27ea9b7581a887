package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host mx.x.de[192.0.2.1] said: 550 No (in reply to RCPT TO command)|RCPT",
                "host mx.x.de[192.0.2.1] said: 550 No (in reply to end of DATA command)|BODY",
                "host mx.x.de[192.0.2.1] refused to talk to me: 554 No|BANNER",
                "SMTP error from remote mail server after RCPT TO:<a@x.de>: 550 No|RCPT",
                "SMTP error from remote mail server after end of data: 550 No|BODY",
                "SMTP error from remote mail server after pipelined MAIL FROM:<a@x.de>: 550|MAIL",
                "192.0.2.1 does not like recipient. Remote host said: 550 No|RCPT",
                "192.0.2.1 failed after I sent the message. Remote host said: 554 No|BODY",
                "Connected to 192.0.2.1 but sender was rejected. Remote host said: 550|MAIL",
                ">>> RCPT To:<a@x.de> <<< 550 5.1.1 No|RCPT",
                ">>> DATA <<< 550 No such user 554 5.0.0 Service unavailable|DATA",
                ">>> DATA <<< 550 5.7.1 No such user <<< 503 5.0.0 Need RCPT (recipient)|RCPT",
                "550 <a@x.de>: Recipient address rejected: User unknown|RCPT",
                "550 User unknown|REPORT",
                "550 <a@x.de>: User unknown|RCPT",
                "550 : User unknown|REPORT",
                "Remote host said: 550 5.2.1 <a@x.de>... User Unknown [RCPT_TO]|RCPT",
                "SMTP error from remote server after RCPT command: host: mx.x.de 5.2.1 No|RCPT",
            })
    void aReportTellsWhereTheRefusalCame(String words, Phase expected) {
        assertThat(PhaseRules.of(words)).isEqualTo(expected);
    }

    @Test
    void aReportTellsWhoRefused() {
        assertThat(Providers.named("host gmail-smtp-in.l.google.com[192.0.2.1] said: 550"))
                .isEqualTo("google");
        assertThat(Providers.named("host mx.x.de[192.0.2.1] said: 550")).isNull();
    }
}
