package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Pages;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tick under the policy is always the customer's own. */
@DatabaseTest
class TickBoxStory {

    /** A file with one person who agreed. */
    static final String ONE_PERSON =
            "email,name,at,ip,page\n"
                    + "eine.person@accept.test,Eine,2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n";

    @Autowired private Staff staff;

    @LocalServerPort private int port;

    @Test
    @Covers("A5")
    void theBoxIsEmptyAtFirstAndAgainAndAfterAnEarlierConfirmation() {
        World world = new World(port, staff);
        Outside outside = world.outside();
        Customer customer = world.sender("Haken");
        String list = world.list(customer, "Rundbrief");
        world.importFile(customer, list, ONE_PERSON);
        Readings readings = new Readings(outside, customer, list);
        String first = campaign(outside, customer, list, "Erste");
        boxIsEmpty(outside, customer, first);
        boxIsEmpty(outside, customer, first);

        String nonce = readings.gate(first).path("confirmation").path("nonce").asString();
        outside.post(
                        "/api/v1/campaigns/" + first + "/mailings",
                        customer.key(),
                        Map.of("policyConfirmed", true, "nonce", nonce))
                .good();
        boxIsEmpty(outside, customer, first);
        boxIsEmpty(outside, customer, campaign(outside, customer, list, "Zweite"));
    }

    @Test
    @Covers("A5")
    void aTickThatDidNotCountIsNotSetAgainByUs() {
        World world = new World(port, staff);
        Customer customer = world.sender("Umsonst");
        String list = world.list(customer, "Rundbrief");
        String page = "/campaigns/" + campaign(world.outside(), customer, list, "Ohne Nonce");
        Pages own = new Pages(port, customer.session());
        HttpResponse<String> refused =
                own.post(page, page + "/mailings", "policyConfirmed", "true", "nonce", "erfunden");
        boxIsEmpty(refused.statusCode() == 302 ? own.get(page) : refused);
        boxIsEmpty(world.outside(), customer, page.substring("/campaigns/".length()));
    }

    private static String campaign(Outside outside, Customer customer, String list, String name) {
        return outside.post("/api/v1/campaigns", customer.key(), customer.campaign(list, name))
                .good()
                .path("id")
                .asString();
    }

    private static void boxIsEmpty(Outside outside, Customer customer, String campaign) {
        HttpResponse<String> answer =
                outside.http().get("/campaigns/" + campaign, "Cookie", "mf=" + customer.session());
        assertThat(answer.statusCode()).isEqualTo(200);
        boxIsEmpty(answer);
    }

    private static void boxIsEmpty(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("input[name=policyConfirmed]")).hasSize(1);
        Element box = page.select("input[name=policyConfirmed]").getFirst();
        assertThat(box.attr("type")).isEqualTo("checkbox");
        assertThat(box.hasAttr("checked")).isFalse();
        assertThat(box.attr("autocomplete")).isEqualTo("off");
        assertThat(page.select("form[action$=/mailings] input[checked]")).isEmpty();
    }
}
