package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.keys.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What opens one door opens no other. */
@DatabaseTest
class TokenDoorsTest {

    private static final MessageId MESSAGE = new MessageId(1L << 20);

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Tokens tokens;
    private Http http;

    @BeforeEach
    void client() {
        http = new Http(port);
    }

    @Test
    @Covers("J3")
    void aTokenOfOnePurposeIsForeignToEveryOther() {
        for (TokenPurpose made : TokenPurpose.values()) {
            String token = tokens.mint(made, MESSAGE);
            for (TokenPurpose asked : TokenPurpose.values()) {
                String disguised = asked.letter() + token.substring(1);
                if (asked == made) {
                    assertThat(tokens.verify(asked, token)).contains(MESSAGE);
                } else {
                    assertThat(tokens.verify(asked, token)).as(made + " at " + asked).isEmpty();
                    assertThat(tokens.verify(asked, disguised))
                            .as(made + " in the dress of " + asked)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    @Covers("J3")
    void theUnsubscribePageOpensForItsOwnTokensOnly() {
        HttpResponse<String> nonsense = http.get("/u/" + "a".repeat(30));
        for (TokenPurpose purpose : TokenPurpose.values()) {
            String token = tokens.mint(purpose, MESSAGE);
            HttpResponse<String> answer = http.get("/u/" + token);
            if (purpose == TokenPurpose.UNSUBSCRIBE) {
                assertThat(answer.statusCode()).isEqualTo(200);
            } else {
                assertThat(answer.statusCode()).as(purpose.name()).isEqualTo(404);
                assertThat(answer.body()).as(purpose.name()).isEqualTo(nonsense.body());
            }
        }
    }

    @Test
    @Covers("J3")
    void neitherSessionsNorKeysNorMailedSecretsOpenAnotherDoor() {
        Customers customers = new Customers(context);
        Customers.Customer customer = customers.active("Türen GmbH");
        String session = customers.session(customer);
        String secret = Secrets.fresh().text();
        assertThat(http.get("/api/v1/account", "Cookie", "mf=" + session).statusCode())
                .as("a cookie at the machines' door")
                .isEqualTo(401);
        assertThat(http.get("/lists", "Cookie", "mf=" + customer.key()).statusCode())
                .as("a key as a cookie")
                .isEqualTo(303);
        assertThat(http.get("/lists", "Authorization", "Bearer " + session).statusCode())
                .as("a bearer at the pages' door")
                .isEqualTo(303);
        assertThat(http.get("/api/v1/account", "Authorization", "Bearer " + session).statusCode())
                .as("a session at the machines' door")
                .isEqualTo(200);
        for (String token : List.of(session, customer.key(), secret)) {
            for (String door : List.of("/u/", "/c/", "/apply/confirm/")) {
                assertThat(http.get(door + token).statusCode()).as(door).isEqualTo(404);
            }
        }
    }
}
