package com.mailflatrate.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Outside;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A new version of a text is announced 42 days before it holds, unless the law requires it. */
@DatabaseTest
@Covers("A3")
class PolicyNoticeTest {

    private static final Duration SHORT = Policies.NOTICE.minusMinutes(1);
    private static final Actor BY = Actor.system("test");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Policies policies;
    @Autowired private TestTime time;
    @Autowired private TransactionTemplate transactions;

    @Test
    void lessThanFortyTwoDaysAreRefusedAndNameTheField() {
        assertThat(Policies.NOTICE).isEqualTo(Duration.ofDays(42));
        String before = current();
        HttpResponse<String> refused = publish(time.now().plus(SHORT), false);
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode error = Outside.json(refused).get("errors").get(0);
        assertThat(error.get("field").asString()).isEqualTo("effectiveAt");
        assertThat(current()).isEqualTo(before);
    }

    @Test
    void fortyTwoDaysAreEnoughAndUntilThenTheOldVersionHolds() {
        String before = current();
        Lanes.engine(
                () ->
                        transactions.execute(
                                status -> {
                                    status.setRollbackOnly(); // else it would hold some day
                                    Instant then = time.now().plus(Policies.NOTICE).plusSeconds(1);
                                    Outcome<PolicyText> made = policies.publish(terms(then), BY);
                                    assertThat(made.orThrow().effectiveAt()).isEqualTo(then);
                                    assertThat(policies.upcoming()).contains(made.orThrow());
                                    assertThat(current()).isEqualTo(before);
                                    return made;
                                }));
    }

    @Test
    void whatTheLawRequiresMayHoldAtOnce() {
        HttpResponse<String> made = publish(time.now(), true);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(current()).isEqualTo(Outside.json(made).get("sha256").asString());
    }

    private Policies.Publication terms(Instant effectiveAt) {
        Map<Language, String> words =
                Map.of(Language.DE, "Neu " + UUID.randomUUID(), Language.EN, "New");
        return new Policies.Publication(PolicyKind.TERMS, words, words, effectiveAt, false);
    }

    private HttpResponse<String> publish(Instant effectiveAt, boolean byLaw) {
        String text = "Neu " + UUID.randomUUID();
        return new Http(port)
                .postJson(
                        "/api/v1/operator/policies",
                        """
                        {"kind": "terms", "title": {"de": "Bedingungen", "en": "Terms"},
                         "texts": {"de": "%s", "en": "%s"}, "effectiveAt": "%s", "requiredByLaw": %s}"""
                                .formatted(text, text, effectiveAt, byLaw),
                        new Customers(context).operator());
    }

    private String current() {
        return policies.current(PolicyKind.TERMS).sha256();
    }
}
