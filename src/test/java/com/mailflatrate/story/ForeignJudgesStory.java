package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Mails as they arrived, judged by programs of other people that know nothing of us. */
@DatabaseTest
// foreign verifiers know only the time of the wall, so nobody else may move this service's clock
@TestPropertySource(properties = "spring.application.name=foreign-judges")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignJudgesStory {

    private static final String SUBJECT =
            "Grüße aus der Rösterei ☕ – Winterkaffee für 8,90 €, nur bis zum dritten Advent, "
                    + "solange der Vorrat reicht, und ein Wort ohneLeerzeichen"
                    + "x".repeat(60);
    private static final List<String> PEOPLE =
            List.of("Änne", "Jörg \"Kuddel\" Hansen", "李小龙", "O'Neill & Söhne");

    @Autowired private Staff staff;

    @LocalServerPort private int port;

    @TempDir private Path folder;

    private final List<JsonNode> received = new ArrayList<>();
    private World world;
    private Customer customer;
    private Map<String, String> zone;
    private String mailing;

    @BeforeAll
    void aMailingWithEverythingThatIsHardToWrite() {
        world = new World(port, staff);
        customer = world.sender("Judges");
        String list = world.list(customer, "Rundbrief");
        StringBuilder csv = new StringBuilder("email,name,at,ip,page\n");
        for (int i = 0; i < PEOPLE.size(); i++) {
            csv.append("leser")
                    .append((char) ('a' + i))
                    .append(".richter@accept.test,\"")
                    .append(PEOPLE.get(i).replace("\"", "\"\""))
                    .append(
                            "\",2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n");
        }
        world.importFile(customer, list, csv.toString());
        Map<String, Object> campaign = new HashMap<>(customer.campaign(list, SUBJECT));
        campaign.put("name", "Schwieriges");
        campaign.put(
                "html",
                String.valueOf(campaign.get("html"))
                        .replace(
                                "<h1>",
                                "<p>"
                                        + "lang".repeat(1_250)
                                        + "</p><p>.\n.. Punkt am Anfang\nFrom oben\t \n</p><h1>"));
        String id =
                world.outside()
                        .post("/api/v1/campaigns", customer.key(), campaign)
                        .good()
                        .path("id")
                        .asString();
        JsonNode gate =
                world.outside().get("/api/v1/campaigns/" + id + "/gate", customer.key()).good();
        assertThat(gate.path("verdict").asString()).as(gate.toString()).isNotEqualTo("red");
        mailing =
                world.outside()
                        .post(
                                "/api/v1/campaigns/" + id + "/mailings",
                                customer.key(),
                                Map.of(
                                        "policyConfirmed",
                                        true,
                                        "nonce",
                                        gate.path("confirmation").path("nonce").asString()))
                        .good()
                        .path("mailingId")
                        .asString();
        for (int wait = 0; wait < 2 && world.mails(".richter").size() < PEOPLE.size(); wait++) {
            waitForMails(wait == 1);
        }
        received.addAll(world.mails(".richter"));
        zone = Dkim.texts(world.outside(), world.operatorKey());
    }

    /** In the sandbox a mailing is spread over twenty seconds. */
    private void waitForMails(boolean atLast) {
        try {
            Eventually.until("all mails", () -> world.mails(".richter").size() >= PEOPLE.size());
        } catch (AssertionError e) {
            if (atLast) {
                throw new AssertionError(
                        world.outside()
                                .get("/api/v1/mailings/" + mailing, customer.key())
                                .raw()
                                .body(),
                        e);
            }
        }
    }

    @Test
    @Covers("F1")
    void jdkimFindsBothSignaturesGood() {
        for (JsonNode item : received) {
            assertThat(Dkim.domainsThatHold(world.mail(item), zone))
                    .contains(customer.domain())
                    .hasSize(2);
        }
    }

    @Test
    @Needs(Tool.DKIMPY)
    @Covers("F1")
    void dkimpyFindsBothSignaturesGoodAndAChangedMailBad() {
        for (JsonNode item : received) {
            assertThat(new Judge(folder).dkimpy(world.mail(item), zone))
                    .containsExactly(true, true);
        }
        String changed =
                world.mail(received.getFirst()).replace("Punkt am Anfang", "Komma am Anfang");
        assertThat(new Judge(folder).dkimpy(changed, zone)).containsExactly(false, false);
    }

    @Test
    @Needs(Tool.MAILAUTH)
    @Covers("F1")
    void mailauthFindsTheSignatureAlignedAndDmarcPassed() {
        for (JsonNode item : received) {
            JsonNode report =
                    new Judge(folder)
                            .mailauth(world.mail(item), zone, item.path("from").asString());
            List<String> results = new ArrayList<>();
            report.path("dkim")
                    .path("results")
                    .forEach(
                            result -> results.add(result.path("status").path("result").asString()));
            assertThat(results).as(report.path("dkim").toString()).containsExactly("pass", "pass");
            assertThat(report.path("dmarc").path("status").path("result").asString())
                    .as(report.path("dmarc").toString())
                    .isEqualTo("pass");
        }
    }

    @Test
    @Needs(Tool.DKIMPY)
    @Covers({"E1", "E3", "E4", "E5"})
    void pythonsParserFindsNoDefectAndEveryLineFits() {
        for (JsonNode item : received) {
            JsonNode report = new Judge(folder).python(world.mail(item));
            assertThat(report.path("defects").toString()).isEqualTo("[]");
            assertThat(report.path("types").toString())
                    .isEqualTo("[\"multipart/alternative\",\"text/plain\",\"text/html\"]");
            assertThat(report.path("subject").asString()).isEqualTo(SUBJECT);
            assertThat(report.path("longest").asInt()).isLessThanOrEqualTo(998);
        }
    }

    @Test
    @Covers("E3")
    void whatTheCustomerWroteArrivesUnchanged() {
        List<String> bodies = received.stream().map(item -> Mails.html(world.mail(item))).toList();
        assertThat(bodies)
                .allMatch(
                        html ->
                                html.contains("lang".repeat(1_250))
                                        && html.contains(".. Punkt am Anfang"));
        assertThat(String.join("", bodies))
                .contains("Änne")
                .contains("李小龙")
                .contains("O&#39;Neill &amp; Söhne");
    }
}
