package com.mailflatrate.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.kernel.Actor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** How delivery does, as the operator sees it. */
@DatabaseTest
class OperatorDeliveryTest {

    private static final String PATH = "/api/v1/operator/delivery";

    @Autowired ApplicationContext context;
    @Autowired Standstills standstills;
    @LocalServerPort int port;

    @Test
    void theOperatorSeesSitesJournalAndSigningAndACustomerDoesNot() {
        Customers customers = new Customers(context);
        Http http = new Http(port);
        HttpResponse<String> answer = http.get(PATH, customers.operator());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"journal\":true", "\"feed\":true", "\"signing\":\"", "\"sites\":[");
        assertThat(http.get(PATH, customers.active("Laden GmbH").bearer()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStandstillIsShownAndEndedByAPersonWithANote() {
        Customers customers = new Customers(context);
        Http http = new Http(port);
        String[] operator = customers.operator();
        assertThat(http.postJson(PATH + "/release", "{\"note\": \"x\"}", operator).statusCode())
                .isEqualTo(409);
        standstills.begin("RESTORED");
        try {
            assertThat(http.get(PATH, operator).body()).contains("\"why\":\"RESTORED\"");
            assertThat(http.postJson(PATH + "/release", "{}", operator).statusCode())
                    .isEqualTo(422);
            HttpResponse<String> released =
                    http.postJson(PATH + "/release", "{\"note\": \"looked\"}", operator);
            assertThat(released.statusCode()).isEqualTo(200);
            assertThat(released.body()).doesNotContain("RESTORED");
        } finally {
            standstills.release("end of test", Actor.system("test"));
        }
    }
}
