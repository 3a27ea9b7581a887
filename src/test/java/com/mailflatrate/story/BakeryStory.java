package com.mailflatrate.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.Papers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * A bakery with 300 customers: half from lists people signed at the counter, half from another
 * system. The file comes with the application, a person decides once, and the first mailing reaches
 * most of them; what the pages asked of her time is counted.
 */
@DatabaseTest
class BakeryStory {

    private static final Pattern ACCEPT =
            Pattern.compile("name=\"(accept\\.\\w+)\" value=\"(\\w+)\"");
    private static final Pattern DRAWN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
    private static final Pattern PAGE = Pattern.compile("href=\"([^\"]+/evidence/\\d+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int SHEETS = 5;

    /** Name, list, sender, subject, preheader, and three paragraphs. */
    private static final int PARTS = 8;

    private static final String PASSWORD = "roggen-und-kardamom-3";

    @Autowired private Staff staff;
    @Autowired private InstantSource clock;
    @LocalServerPort private int port;

    private final HerTime time = new HerTime();
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String owner = "greta." + tag + "@baeckerei-" + tag + ".test";

    @Test
    @Covers({"B7", "B11"})
    void threeHundredAddressesComeWithTheApplicationAndOneDecisionLetsMostOfThemBeMailed() {
        World world = new World(port, staff);
        apply(world);
        Pages hers = new Pages(port, signIn(world));
        leaveTheFile(hers);

        Pages desk = new Pages(port, world.staffSession(staff, "Jana Weber", clock.instant()));
        String place = applicant(desk);
        decide(desk, place);

        String session = world.signIn(owner, PASSWORD);
        Eventually.until(
                "on the list", () -> counts(world, session).path("subscribed").asLong() > 0);
        Eventually.until(
                "all of them",
                () ->
                        counts(world, session).path("subscribed").asLong()
                                        + counts(world, session).path("held").asLong()
                                == honest());
        long mailable = counts(world, session).path("subscribed").asLong();
        assertThat(mailable).isEqualTo(260);
        assertThat(mailable * 100 / honest()).isGreaterThanOrEqualTo(60);
        assertThat(hers.get("/lists").body()).contains("Stammkundschaft");
        time.reads();
        long reached = firstMailing(world, session);
        assertThat(reached * 100 / honest()).as("honest addresses reached").isGreaterThan(59);
        assertThat(time.spent()).isLessThanOrEqualTo(HALF_AN_HOUR);
    }

    /** Her domain, her first campaign, the tick; how many had it. */
    private long firstMailing(World world, String session) {
        Customer bakery =
                new Customer("", "baeckerei-" + tag + ".test", owner, PASSWORD, session, session);
        time.reads();
        time.types(1);
        time.opensALetter(); // the records go to who made her website, and the answer comes back
        time.reads();
        time.ticks(1);
        world.proveDomain(bakery);
        String list =
                world.outside().get("/api/v1/lists", session).good().at("/items/0/id").asString();
        time.reads();
        time.types(PARTS);
        time.reads();
        time.ticks(2);
        Mailings mailings = new Mailings(world, bakery);
        String mailing = mailings.release(list, "Das Brot des Monats");
        time.reads();
        return mailings.finished(mailing).path("accepted").asLong();
    }

    private void apply(World world) {
        Pages nobody = new Pages(port, "none");
        String form = nobody.get("/apply").body();
        time.reads();
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                "origin.paper", "1",
                                "origin.paper.description",
                                        "Listen an der Theke, auf denen die Leute unterschreiben",
                                "origin.paper.contacts", "150",
                                "origin.other-system", "1",
                                "origin.other-system.description",
                                        "Anmeldungen im alten System, mit Bestätigung",
                                "origin.other-system.system", "Altes System",
                                "origin.other-system.contacts", "150",
                                "company.name", "Bäckerei Sommer " + tag + " GmbH",
                                "company.legalForm", "gmbh",
                                "company.street", "Holstenstraße 3",
                                "company.postalCode", "24103",
                                "company.city", "Kiel",
                                "company.country", "DE",
                                "company.phone", "+49 431 5550199",
                                "company.email", owner,
                                "company.registerCourt", "Amtsgericht Kiel",
                                "company.registerNumber", "HRB 4711",
                                "company.representatives", "Greta Sommer"));
        fields.addAll(
                List.of(
                        "purpose", "Einmal im Monat das Brot des Monats",
                        "expectedMonthlyMails", "300",
                        "user.name", "Greta Sommer",
                        "user.email", owner,
                        "user.password", PASSWORD));
        time.types(fields.size() / 2 - 2);
        time.ticks(2);
        Matcher accept = ACCEPT.matcher(form);
        while (accept.find()) {
            fields.addAll(List.of(accept.group(1), accept.group(2)));
            time.ticks(1);
        }
        HttpResponse<String> applied =
                nobody.post("/apply", "/apply", fields.toArray(String[]::new));
        assertThat(applied.statusCode()).as(applied.body()).isBetween(200, 303);
        time.reads();
        String link = world.linkOfNewest(owner);
        time.opensALetter();
        assertThat(nobody.post(link, link).statusCode()).isBetween(200, 303);
        time.reads();
    }

    private String signIn(World world) {
        time.reads();
        time.types(2);
        String session = world.signIn(owner, PASSWORD);
        time.opensALetter();
        time.types(1);
        return session;
    }

    private void leaveTheFile(Pages hers) {
        String start = hers.get("/start").body();
        time.reads();
        Matcher hidden = CSRF.matcher(start);
        assertThat(hidden.find()).isTrue();
        time.scans(SHEETS);
        time.choosesAFile();
        time.choosesAFile();
        Multipart body =
                new Multipart()
                        .field("_csrf", hidden.group(1))
                        .file("file", "kundschaft.csv", file().getBytes(UTF_8))
                        .file("scan", "theke.pdf", Papers.signed(SHEETS));
        HttpResponse<String> left = hers.upload("/start/waiting-file", body);
        assertThat(left.statusCode()).as(left.body()).isEqualTo(302);
        assertThat(hers.get("/start").body())
                .contains("300 Zeilen, davon 260 mit Nachweis", "theke.pdf, 5 Seiten");
        time.reads();
    }

    private String applicant(Pages desk) {
        Matcher mine =
                Pattern.compile(
                                "href=\"(/operator/accounts/[^\"]+)\"[^>]*>[^<]*(?:<b>)?[^<]*"
                                        + tag)
                        .matcher(desk.get("/operator/accounts?state=pending").body());
        assertThat(mine.find()).isTrue();
        return mine.group(1);
    }

    /** One screen: the account, the file, the drawn rows with their pages, the decision. */
    private static void decide(Pages desk, String place) {
        String screen = desk.get(place).body();
        assertThat(screen).contains("kundschaft.csv", "260", "Altes System");
        List<String> decision =
                new ArrayList<>(
                        List.of(
                                "decision", "approve",
                                "note", "Register geprüft.",
                                "firstList", "in",
                                "listName", "Stammkundschaft"));
        Matcher drawn = DRAWN.matcher(screen);
        while (drawn.find()) {
            decision.addAll(List.of("seen", drawn.group(1)));
        }
        assertThat(decision).as("min(10, 3 %) of 260 rows").hasSize(8 + 2 * 7);
        Matcher page = PAGE.matcher(screen);
        while (page.find()) {
            assertThat(desk.get(page.group(1)).body()).startsWith("%PDF-");
        }
        HttpResponse<String> decided =
                desk.post(place, place + "/decision", decision.toArray(String[]::new));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
    }

    private static JsonNode counts(World world, String session) {
        return world.outside()
                .get("/api/v1/lists", session)
                .good()
                .path("items")
                .path(0)
                .path("counts");
    }

    /** All rows but what nobody may take: role addresses, broken ones, the same once more. */
    private static long honest() {
        return 300 - 10;
    }

    /**
     * 150 signed at the counter, 20 of them with no page; 150 of a system, 20 of them not usable.
     */
    private String file() {
        StringBuilder file = new StringBuilder("E-Mail;Vorname;bestaetigt_am;ip;form;Scan-Seite\n");
        for (int i = 0; i < 150; i++) {
            String page = i < 130 ? Integer.toString(1 + i / 26) : "";
            file.append(person("theke", i)).append(";;;;").append(page).append('\n');
        }
        for (int i = 0; i < 130; i++) {
            file.append(person("netz", i))
                    .append(
                            ";2025-0%d-1%dT1%d:2%d:3%dZ"
                                    .formatted(
                                            1 + i % 9, i % 10, i * 7 % 10, i * 3 % 10, i * 9 % 10))
                    .append(";198.51.100.%d;Altes System;\n".formatted(1 + i));
        }
        for (int i = 0; i < 10; i++) {
            file.append(person("ohne", i)).append(";;;;\n");
        }
        file.append("info@firma-").append(tag).append(".test;Niemand;;;;\n".repeat(1));
        file.append("kontakt@firma-").append(tag).append(".test;Niemand;;;;\n");
        for (int i = 0; i < 4; i++) {
            file.append("kaputt").append(i).append(";Niemand;;;;\n");
            file.append(person("netz", i)).append(";;;;\n");
        }
        return file.toString();
    }

    private String person(String from, int number) {
        String name = NAMES.get(number % NAMES.size());
        return "%s.%s%d@%s-%s.test;%s"
                .formatted(
                        name.toLowerCase(java.util.Locale.ROOT),
                        from,
                        number,
                        HOSTS.get(number % 4),
                        tag,
                        name);
    }

    private static final List<String> HOSTS = List.of("post", "brief", "kasten", "feld");
    private static final List<String> NAMES =
            List.of(
                    "Wilma", "Frieda", "Otto", "Anna", "Zoe", "Kurt", "Berta", "Nils", "Hanna",
                    "Emil");
}
