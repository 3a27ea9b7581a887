package com.mailflatrate.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.ListId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What the log says was shown stood on the page, and what stood there is in the log. */
@DatabaseTest
class ShownRulesTest {

    private static final String LINK = "href=\"/policies/anti-spam\"";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private SentMails sent;
    private Customer customer;
    private Pages pages;

    @BeforeEach
    void anOwner() {
        sent = new SentMails(context);
        Customers customers = new Customers(context);
        customer = customers.active("Gezeigt GmbH");
        pages = new Pages(port, customers.session(customer));
    }

    @Test
    @Covers("A3")
    void thePolicyStandsWhereContactsComeInAndEachShowingIsLogged() {
        ListId list = sent.list(customer, "Neues");
        assertThat(pages.get("/lists/" + list).body()).doesNotContain(LINK);
        assertThat(showings()).isEmpty();

        assertThat(pages.get("/lists/" + list + "/imports/new").body()).contains(LINK);
        assertThat(showings()).containsExactly("import");
        assertThat(pages.get("/forms/new").body()).contains(LINK);
        assertThat(showings()).containsExactly("import", "form");
        assertThat(pages.get("/account/keys").body()).contains(LINK);
        assertThat(showings()).containsExactly("import", "form", "key");
    }

    private List<String> showings() {
        return sent.engine(
                db ->
                        db.sql(
                                        "select context from account.showings where account_id = ? and user_id = ? order by id")
                                .params(customer.account().value(), customer.owner().user().value())
                                .query(String.class)
                                .list());
    }
}
