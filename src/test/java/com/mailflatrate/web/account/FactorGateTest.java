package com.mailflatrate.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.FactorDuties;
import com.mailflatrate.account.signin.Authenticators;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.privacy.large.LargeAccounts;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Above 5,000 contacts a password and a mailed code are not enough. */
@DatabaseTest
class FactorGateTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private LargeAccounts large;
    @Autowired private FactorDuties duties;
    @Autowired private TestTime time;
    private Customers customers;

    @BeforeEach
    void somebody() {
        customers = new Customers(context);
    }

    @Test
    void whoeverHoldsMoreThanFiveThousandContactsIsToldAndTheNextBelowIsNot() {
        Customers.Customer big = holding(5_001);
        Customers.Customer small = holding(5_000);
        large.look();
        assertThat(new Pages(port, customers.session(big)).get("/lists").body())
                .contains("Dieses Konto hat mehr als 5.000 Kontakte");
        assertThat(new Pages(port, customers.session(small)).get("/lists").body())
                .doesNotContain("mehr als 5.000");
        assertThat(duties.missing(as(big, Role.EDITOR))).isPresent();
        assertThat(duties.missing(as(big, Role.VIEWER))).isEmpty();
    }

    @Test
    void afterFourteenDaysASessionWithoutSecondFactorGetsNoFurtherThanSettingOneUp() {
        Customers.Customer big = holding(5_001);
        large.look();
        String session = customers.session(big);
        Pages pages = new Pages(port, session);
        backdate(big.account(), 13);
        assertThat(pages.get("/lists").statusCode()).isEqualTo(200);
        backdate(big.account(), 2);
        HttpResponse<String> page = pages.get("/lists");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/profile/security");
        assertThat(pages.get("/profile/security").body()).contains("dann geht es weiter");
        Http http = new Http(port);
        String[] bearer = {"Authorization", "Bearer " + session};
        HttpResponse<String> lists = http.get("/api/v1/lists", bearer);
        assertThat(lists.statusCode()).isEqualTo(403);
        assertThat(lists.body()).contains("SECOND_FACTOR_REQUIRED");
        assertThat(http.get("/api/v1/lists", big.bearer()).statusCode()).isEqualTo(200);
        setUp(big.owner());
        assertThat(pages.get("/lists").statusCode()).isEqualTo(200);
        assertThat(http.get("/api/v1/lists", bearer).statusCode()).isEqualTo(200);
    }

    private void setUp(SignedIn me) {
        Authenticators authenticators = context.getBean(Authenticators.class);
        String secret = authenticators.begin(me).secret().toLowerCase(Locale.ROOT);
        String code = Totp.code(Base32.decode(secret).orElseThrow(), time.now());
        authenticators
                .confirm(me, code, new ClientInfo("192.0.2.7", "test", Language.DE))
                .orThrow();
    }

    private static SignedIn as(Customers.Customer who, Role role) {
        SignedIn me = who.owner();
        return new SignedIn(
                me.user(),
                me.name(),
                me.email(),
                me.account(),
                Set.of(role),
                Set.of(),
                SignedIn.Via.SESSION,
                null,
                false);
    }

    private Customers.Customer holding(int contacts) {
        Customers.Customer customer = customers.active("Viel GmbH");
        engine(
                """
                insert into audience.contacts (account_id, id, email, key, key_id, hash, created_at)
                select %d, gen_random_uuid(), 'k' || n || '@viel.test', 'k' || n || '@viel.test', 1,
                       sha256(convert_to('k' || n, 'UTF8')), timestamptz '2026-01-01 00:00:00Z'
                  from generate_series(1, %d) n"""
                        .formatted(customer.account().value(), contacts));
        return customer;
    }

    private void backdate(AccountId account, int days) {
        engine(
                "update account.factor_duties set since_at = since_at - interval '%d days' where account_id = %d"
                        .formatted(days, account.value()));
    }

    private void engine(String sql) {
        new SentMails(context).engine(db -> db.sql(sql).update());
    }
}
