package com.mailflatrate.doors.once;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.TestTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long an answer waits for its request to come again. */
@DatabaseTest
class AnswersTest {

    @Autowired private ApplicationContext context;
    @Autowired private Answers answers;
    @Autowired private JdbcClient db;
    @Autowired private TestTime time;
    @LocalServerPort private int port;

    @Test
    void anAnswerIsKeptForADayAndThenForgotten() {
        Customer acme = new Customers(context).active("Noch einmal GmbH");
        String key = UUID.randomUUID().toString();
        String first = list(acme, key).body();
        age(key, Duration.ofHours(23));
        assertThat(list(acme, key).body()).isEqualTo(first);
        age(key, Duration.ofHours(25));
        assertThat(kept(key)).isZero();
        assertThat(list(acme, key).body()).isNotEqualTo(first);
    }

    private HttpResponse<String> list(Customer acme, String key) {
        String[] bearer = acme.bearer();
        return new Http(port)
                .postJson(
                        "/api/v1/lists",
                        "{\"name\": \"Rundbrief\"}",
                        bearer[0],
                        bearer[1],
                        "Idempotency-Key",
                        key);
    }

    private void age(String key, Duration ago) {
        var at = Rows.utc(time.now().minus(ago));
        Lanes.engine(
                () ->
                        db.sql("update doors.answers set done_at = ? where key = ?")
                                .params(at, key)
                                .update());
        Lanes.engine(answers::forget);
    }

    private int kept(String key) {
        return Lanes.engine(
                () ->
                        db.sql("select count(*)::int from doors.answers where key = ?")
                                .param(key)
                                .query(Integer.class)
                                .single());
    }
}
