package com.mailflatrate.web.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class QueuesTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;

    @Test
    void theMenuCountsWhatWaitsAndTheReviewLeadsToTheImports() {
        Customers customers = new Customers(context);
        Customers.Customer waiting = customers.pending("Bäckerei Korn");
        customers.proveAddress(waiting);
        Pages pages = new Pages(port, operator.session("Jana Weber"));
        assertThat(pages.get("/operator/cases").body())
                .containsPattern("(?s)/operator/review\".{0,200}?class=\"count\">[1-9]");
        assertThat(pages.get("/operator/review").body()).contains("href=\"/operator/imports\"");
        assertThat(pages.get("/operator/imports").body()).contains("href=\"/operator/review\"");
    }
}
