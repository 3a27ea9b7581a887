package com.mailflatrate.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Language;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ContractGateTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Policies policies;
    @Autowired private TestTime time;

    @Test
    @Covers("A3")
    void aVersionThatIsPublishedIsAnnouncedAndKeepsNobodyFromWorking() {
        Pages pages = owner();
        publish(PolicyKind.DPA, time.now().plus(Duration.ofDays(2000)), false);
        HttpResponse<String> start = pages.get("/start");
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(start.body()).contains("in neuer Fassung", "/account/policies");
    }

    @Test
    @Covers("A3")
    void aVersionInForceIsAskedForBeforeAnOwnerGoesOn() {
        Pages pages = owner();
        assertThat(pages.get("/lists").statusCode()).isEqualTo(200);
        String sha256 = publish(PolicyKind.TERMS, time.now(), true);

        HttpResponse<String> led = pages.get("/lists");
        assertThat(led.statusCode()).isEqualTo(302);
        assertThat(led.headers().firstValue("Location").orElse("")).endsWith("/account/policies");
        assertThat(pages.get("/account/policies").body()).contains("Bevor es weitergeht", sha256);
        assertThat(pages.get("/mailings/mfr-aaaa-aaaa-aaaa").statusCode()).isNotEqualTo(302);

        pages.post("/account/policies", "/account/policies/terms", "sha256", sha256);
        assertThat(pages.get("/lists").statusCode()).isEqualTo(200);
    }

    private Pages owner() {
        Customers customers = new Customers(context);
        return new Pages(port, customers.session(customers.active("Bäckerei Korn")));
    }

    private String publish(PolicyKind kind, Instant effective, boolean byLaw) {
        String text = "Neu " + UUID.randomUUID();
        return policies.publish(
                        new Policies.Publication(
                                kind,
                                Map.of(Language.DE, "Text", Language.EN, "Text"),
                                Map.of(Language.DE, text, Language.EN, text),
                                effective,
                                byLaw),
                        Actor.system("test"))
                .orThrow()
                .sha256();
    }
}
