package com.mailflatrate.optin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.asking.AskingRules.Verdict;
import com.mailflatrate.dns.MailDomains;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a registration waits for when nobody can say whether its domain takes mail. */
@DatabaseTest
class UndeliverableDomainTest {

    private static final EmailAddress EMAIL = EmailAddress.parse("anna@still.test").orElseThrow();

    @Autowired ApplicationContext context;
    @Autowired Limits limits;
    @Autowired TestTime time;

    @Test
    @Covers("B4")
    void silenceOfANameServerIsWaitedForADayAndARefusalIsNot() {
        Instant now = time.now();
        Duration hour = Duration.ofHours(1);
        assertThat(verdict(now.minus(hour), MailDomains.Verdict.UNKNOWN))
                .isInstanceOf(Verdict.Later.class);
        assertThat(verdict(now.minus(Duration.ofHours(25)), MailDomains.Verdict.UNKNOWN))
                .isEqualTo(new Verdict.Never("UNKNOWN"));
        assertThat(verdict(now.minus(hour), MailDomains.Verdict.NULL_MX))
                .isEqualTo(new Verdict.Never("NULL_MX"));
        assertThat(verdict(now.minus(hour), MailDomains.Verdict.NO_HOST))
                .isEqualTo(new Verdict.Never("NO_HOST"));
    }

    private Verdict verdict(Instant requested, MailDomains.Verdict domain) {
        Customer customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        ListId list = new SentMails(context).list(customer, "Neues");
        Registration one =
                new Registration(
                        customer.account(),
                        UUID.randomUUID(),
                        list,
                        null,
                        UUID.randomUUID(),
                        null,
                        EMAIL,
                        Map.of(),
                        Language.DE,
                        null,
                        null,
                        null,
                        false,
                        false,
                        requested);
        return new SignUps(context, new Http(0))
                .engine(
                        db ->
                                limits.begin(
                                                List.of(one),
                                                Map.of(),
                                                Map.of(EMAIL.domain(), domain),
                                                time.now())
                                        .verdict(one));
    }
}
