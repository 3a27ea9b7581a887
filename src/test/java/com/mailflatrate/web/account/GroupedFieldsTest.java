package com.mailflatrate.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.Tool;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The forms where one of several, or several of many, are chosen. */
@DatabaseTest
class GroupedFieldsTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;

    @Test
    void whatIsWrongWithAGroupStandsBesideItAndDescribesIt() {
        Customer shop = new Customers(context).active("Laden GmbH");
        Pages own = new Pages(port, new Customers(context).session(shop));
        Pages desk = new Pages(port, operator.session("Jana Weber"));
        String stop = "/operator/accounts/" + shop.publicId() + "/suspension";
        described(own.post("/account/keys", "/account/keys", "name", "Kasse"), "scopes");
        String people = "/account/people";
        String email = "kollegin@laden.test";
        described(
                own.post(people, people + "/invitations", "email", email, "role", "king"), "role");
        described(desk.post(stop, stop, "scope", "half", "facts", "x", "clause", "y"), "scope");
    }

    private static void described(HttpResponse<String> refused, String name) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("fieldset[aria-describedby=e-" + name + "] [name=" + name + "]"))
                .isNotEmpty();
        assertThat(page.select("fieldset #e-" + name).text()).endsWith(".");
    }

    @Test
    @Needs(Tool.CHROMIUM)
    void formsWithGroupsOfFieldsHaveNoDefectsInBothLanguagesAndWidths() {
        GivenCampaigns given = new GivenCampaigns(context, port);
        GivenCampaigns.Sender sender = given.sender(1);
        String campaign = given.campaign(sender, given.lawful(sender));
        String owner = new Customers(context).session(sender.customer());
        String account = "/operator/accounts/" + sender.customer().publicId();
        try (Browser browser = new Browser("http://localhost:" + port)) {
            browser.inspect(owner, "/account/keys", "keys");
            browser.inspect(owner, "/account/people", "people");
            browser.inspect(owner, "/campaigns/" + campaign + "/edit/to", "campaign-to");
            browser.inspect(operator.session("Jana Weber"), account + "/suspension", "suspension");
        }
    }
}
