package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.factor.Devices;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@DatabaseTest
@Import(OnceTest.Counting.class)
class OnceTest {

    @LocalServerPort private int port;

    @Autowired private Operator operator;

    @Autowired private Counter counter;

    @Autowired private ApplicationContext context;

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
        private final CyclicBarrier both = new CyclicBarrier(2);
        private final CountDownLatch otherToldToRepeat = new CountDownLatch(1);
        private int count;

        Counter(TransactionTemplate transactions) {
            this.transactions = transactions;
        }

        record Asked(String name, boolean fail) {}

        record Counted(int count, String name) {}

        /** Waits until the same request has come as far on another thread. */
        private void meet() {
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("nobody else came", e);
            }
        }

        @PostMapping("/api/v1/test/counter")
        Counted count(@RequestBody Asked body) {
            Counted counted =
                    transactions.execute(
                            status -> {
                                count++;
                                if (body.name().equals("together")) {
                                    meet();
                                }
                                if (body.fail()) {
                                    throw new IllegalStateException("on purpose");
                                }
                                return new Counted(count, body.name());
                            });
            if (body.name().equals("together")) {
                stayUntilTheOtherIsToldToRepeat();
            }
            return java.util.Objects.requireNonNull(counted);
        }

        /** Done, but not answered: the moment in which the refusal of the other could do harm. */
        private void stayUntilTheOtherIsToldToRepeat() {
            try {
                if (!otherToldToRepeat.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody was told to repeat");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody was told to repeat", e);
            }
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
    void ofTwoAtOnceOneIsDoneAndTheOtherIsToldToRepeatAndThenGetsItsAnswer() throws Exception {
        Http http = new Http(port);
        String[] headers = {
            "Authorization",
            "Bearer " + operator.key(),
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
        Supplier<HttpResponse<String>> call =
                () ->
                        http.postJson(
                                "/api/v1/test/counter",
                                "{\"name\":\"together\",\"fail\":false}",
                                headers);
        var one = CompletableFuture.supplyAsync(call);
        var other = CompletableFuture.supplyAsync(call);
        CompletableFuture.anyOf(one, other).get(30, TimeUnit.SECONDS);
        counter.otherToldToRepeat.countDown();
        List<HttpResponse<String>> both =
                List.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS));
        HttpResponse<String> done = only(both, 200);
        HttpResponse<String> later = only(both, 409);
        assertThat(later.body()).contains("\"code\":\"REQUEST_RUNNING\"");
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> again = call.get();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(done.body());
    }

    private static HttpResponse<String> only(List<HttpResponse<String>> answers, int status) {
        List<HttpResponse<String>> found =
                answers.stream().filter(one -> one.statusCode() == status).toList();
        assertThat(found).as("answers with " + status).hasSize(1);
        return found.getFirst();
    }

    @Test
    void whatWasRefusedMayBeCorrectedWithTheSameKey() {
        Http http = new Http(port);
        Customers.Customer customer = new Customers(context).active("Verbessert GmbH");
        String[] headers = {
            "Authorization",
            "Bearer " + customer.key(),
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
        assertThat(http.postJson("/api/v1/lists", "{\"name\": \"\"}", headers).statusCode())
                .isEqualTo(422);
        HttpResponse<String> mended =
                http.postJson("/api/v1/lists", "{\"name\": \"Rundbrief\"}", headers);
        assertThat(mended.statusCode()).as(mended.body()).isEqualTo(201);
        assertThat(http.postJson("/api/v1/lists", "{\"name\": \"Rundbrief\"}", headers).body())
                .isEqualTo(mended.body());
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

    @Test
    void filesAndMailsAreKnownByTheirContentNotByTheirLength() {
        Http http = new Http(port);
        String path = "/api/v1/operator/complaints";
        String[] headers = {
            "Authorization",
            "Bearer " + operator.key(),
            "Idempotency-Key",
            UUID.randomUUID().toString(),
            "Content-Type",
            "message/rfc822"
        };
        String mail = "From: a@b.test\r\nSubject: eins\r\n\r\nText\r\n";
        HttpResponse<String> first = http.send("POST", path, mail, headers);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(http.send("POST", path, mail, headers).body()).isEqualTo(first.body());
        HttpResponse<String> other = http.send("POST", path, mail.replace("eins", "zwei"), headers);
        assertThat(other.body()).contains("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void partsOfAnUploadAreKnownByTheirContentWhateverStandsBetweenThem() {
        Http http = new Http(port);
        String path = "/api/v1/suppressions";
        String key = UUID.randomUUID().toString();
        Customers.Customer customer = new Customers(context).active("Einmal GmbH");
        HttpResponse<String> first = upload(http, path, key, "x1", "a1@accept.test", customer);
        assertThat(first.statusCode()).isEqualTo(201);
        HttpResponse<String> again = upload(http, path, key, "x2", "a1@accept.test", customer);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(upload(http, path, key, "x1", "a2@accept.test", customer).body())
                .contains("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void whoHasNoKeyYetMayRepeatAnApplicationButASessionIsNeverHandedOutTwice() {
        Http http = new Http(port);
        Customers.Customer customer = new Customers(context).active("Noch einmal GmbH");
        String[] once = {"Idempotency-Key", UUID.randomUUID().toString()};
        String device =
                context.getBean(Devices.class)
                        .remember(customer.owner().user(), null, "127.0.0.1", "test");
        String body =
                "{\"email\": \"%s\", \"password\": \"%s\", \"device\": \"%s\"}"
                        .formatted(customer.email(), new Customers(context).password(), device);
        HttpResponse<String> first = http.postJson("/api/v1/sessions", body, once);
        HttpResponse<String> second = http.postJson("/api/v1/sessions", body, once);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    private static HttpResponse<String> upload(
            Http http,
            String path,
            String key,
            String boundary,
            String csv,
            Customers.Customer customer) {
        String body =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.csv\"\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(boundary, csv, boundary);
        return http.send(
                "POST",
                path,
                body,
                "Authorization",
                "Bearer " + customer.key(),
                "Idempotency-Key",
                key,
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }
}
