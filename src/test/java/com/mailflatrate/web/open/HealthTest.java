package com.mailflatrate.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class HealthTest {

    @LocalServerPort int port;

    @Autowired HealthContributorRegistry registry;

    private Http http;

    @BeforeEach
    void ready() {
        http = new Http(port);
        Eventually.eventually(
                () -> assertThat(http.get("/healthz/ready").body()).isEqualTo("ready\n"));
    }

    @Test
    void anybodyMayAskWhetherItLivesAndWhetherItIsReady() {
        assertThat(http.get("/healthz/live").statusCode()).isEqualTo(200);
        assertThat(http.get("/healthz/ready").body()).isEqualTo("ready\n");
        assertThat(http.get("/healthz/ready").headers().firstValue("set-cookie")).isEmpty();
        assertThat(http.get("/healthz/x").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutItsDatabaseOrWithAnOldFeedItLivesButIsNotReady() {
        assertNotReady("db", "not ready: database\n");
        assertNotReady("feed", "not ready: feed\n");
        assertThat(http.get("/healthz/ready").statusCode()).isEqualTo(200);
    }

    private void assertNotReady(String part, String words) {
        HealthContributor real = Objects.requireNonNull(registry.unregisterContributor(part));
        HealthIndicator down = () -> Health.down().build();
        registry.registerContributor(part, down);
        try {
            assertThat(http.get("/healthz/ready").statusCode()).isEqualTo(503);
            assertThat(http.get("/healthz/ready").body()).isEqualTo(words);
            assertThat(http.get("/healthz/live").statusCode()).isEqualTo(200);
        } finally {
            registry.unregisterContributor(part);
            registry.registerContributor(part, real);
        }
    }
}
