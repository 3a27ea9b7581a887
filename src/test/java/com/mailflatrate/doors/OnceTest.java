package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@DatabaseTest
@Import({Operator.class, OnceTest.Counting.class})
class OnceTest {

    @LocalServerPort private int port;

    @Autowired private Operator operator;

    /** Something that must be done only once. */
    @TestConfiguration
    static class Counting {

        @Bean
        Counter counter(PlatformTransactionManager transactions) {
            return new Counter(new TransactionTemplate(transactions));
        }
    }

    /** Counts its calls, in transactions. */
    @RestController
    static class Counter {

        private final TransactionTemplate transactions;
        private int count;

        Counter(TransactionTemplate transactions) {
            this.transactions = transactions;
        }

        record Asked(String name, boolean fail) {}

        record Counted(int count, String name) {}

        @PostMapping("/api/v1/test/counter")
        Counted count(@RequestBody Asked body) {
            return java.util.Objects.requireNonNull(
                    transactions.execute(
                            status -> {
                                count++;
                                if (body.fail()) {
                                    throw new IllegalStateException("on purpose");
                                }
                                return new Counted(count, body.name());
                            }));
        }
    }

    @Test
    void aRepetitionGetsTheFirstAnswerAgainAndChangesNothing() {
        Http http = new Http(port);
        String[] headers = {
            "Authorization",
            "Bearer " + operator.key(),
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
        HttpResponse<String> first =
                http.postJson("/api/v1/test/counter", "{\"name\":\"a\",\"fail\":false}", headers);
        HttpResponse<String> second =
                http.postJson("/api/v1/test/counter", "{\"name\":\"a\",\"fail\":false}", headers);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        HttpResponse<String> other =
                http.postJson("/api/v1/test/counter", "{\"name\":\"b\",\"fail\":false}", headers);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("IDEMPOTENCY_KEY_REUSED");
        headers[1] = "Bearer " + operator.key();
        assertThat(
                        http.postJson(
                                        "/api/v1/test/counter",
                                        "{\"name\":\"b\",\"fail\":false}",
                                        headers)
                                .statusCode())
                .as("another holder's key")
                .isEqualTo(200);
    }

    @Test
    void whatFailedMayBeTriedAgainWithTheSameKey() {
        Http http = new Http(port);
        String[] headers = {
            "Authorization",
            "Bearer " + operator.key(),
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
        HttpResponse<String> failed =
                http.postJson("/api/v1/test/counter", "{\"name\":\"a\",\"fail\":true}", headers);
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("\"code\":\"INTERNAL\"", "\"number\":\"");
        assertThat(
                        http.postJson(
                                        "/api/v1/test/counter",
                                        "{\"name\":\"a\",\"fail\":false}",
                                        headers)
                                .statusCode())
                .isEqualTo(200);
    }
}
