package com.mailflatrate.web.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.imports.waitingroom.WaitingFile;
import com.mailflatrate.imports.waitingroom.WaitingRoom;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file left with the application: sealed, no contact, facts only, and one decision for both. */
@DatabaseTest
class WaitingRoomTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final String FILE =
            "E-Mail;bestaetigt_am;ip;form\n"
                    + "warte.anna@mail.test;2025-03-12 18:44:31;203.0.113.24;Tresen\n"
                    + "warte.bert@mail.test;;;\n"
                    + "info@firma.test;;;\n";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;
    @Autowired private WaitingRoom room;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient db;

    private Customer acme;
    private Pages pages;
    private String session;

    @BeforeEach
    void anApplicant() {
        Customers customers = new Customers(context);
        acme = customers.pending("Bäckerei Wartebank");
        customers.proveAddress(acme);
        session = customers.session(acme);
        pages = new Pages(port, session);
    }

    @Test
    void aFileOfAnApplicantIsSealedAndMakesNoContact() throws IOException {
        put(FILE);
        WaitingFile file = waiting();
        assertThat(file.facts().rows()).isEqualTo(3);
        assertThat(file.facts().proven()).isEqualTo(1);
        assertThat(file.facts().unproven()).isEqualTo(1);
        assertThat(file.facts().refused()).containsEntry("ROLE_ADDRESS", 1L);
        try (Stream<Path> kept = Files.list(data.sub("waiting-room"))) {
            List<Path> paths = kept.toList();
            assertThat(paths).anyMatch(path -> path.toString().contains(file.id().toString()));
            for (Path path : paths) {
                assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .doesNotContain("warte.anna");
            }
        }
        long contacts =
                Lanes.engine(
                        () ->
                                db.sql(
                                                "select count(*) from audience.contacts where account_id = ?")
                                        .param(acme.account().value())
                                        .query(Long.class)
                                        .single());
        assertThat(contacts).isZero();
        assertThat(pages.get("/start").body()).contains("3 Zeilen, davon 1 mit Nachweis");
        pages.post("/start", "/start/waiting-file/removal");
        assertThat(pages.get("/start").body())
                .contains("Haben Sie schon Adressen?", "name=\"file\"");
    }

    @Test
    void oneDecisionLetsAccountAndFirstListInAfterTheSpotCheck() {
        put(FILE);
        Pages desk = new Pages(port, operator.session("Jana Weber"));
        String place = "/operator/accounts/" + acme.publicId();
        assertThat(desk.get(place).body())
                .contains("Mitgegebene Datei", "name=\"firstList\"", "warte.anna@mail.test");
        String decision = place + "/decision";
        HttpResponse<String> unseen =
                desk.post(
                        place,
                        decision,
                        "decision",
                        "approve",
                        "firstList",
                        "in",
                        "listName",
                        "Stammkundschaft");
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body()).contains("Nachweis jeder gezogenen Zeile");
        assertThat(desk.get(place).body()).as("still to be decided").contains("id=\"decision\"");
        desk.post(
                place,
                decision,
                "decision",
                "approve",
                "firstList",
                "in",
                "listName",
                "Stammkundschaft",
                "seen",
                "2");
        Eventually.until("on the list", () -> members("SUBSCRIBED") == 1 && members("HELD") == 1);
        assertThat(pages.get("/lists").body()).contains("Stammkundschaft");
        assertThat(AccountScope.call(acme.account(), () -> room.of(acme.account()))).isEmpty();
    }

    @Test
    void anApprovalWithoutTheFileLeavesItUntilFourteenDaysAreOver() {
        put(FILE);
        Pages desk = new Pages(port, operator.session("Jana Weber"));
        String place = "/operator/accounts/" + acme.publicId();
        desk.post(place, place + "/decision", "decision", "approve");
        assertThat(members("SUBSCRIBED")).isZero();
        waiting();
        age(13);
        Lanes.engine(() -> room.expire(List::of));
        waiting();
        age(15);
        Lanes.engine(() -> room.expire(List::of));
        assertThat(AccountScope.call(acme.account(), () -> room.of(acme.account()))).isEmpty();
    }

    private void age(int days) {
        Instant at =
                context.getBean(java.time.InstantSource.class)
                        .instant()
                        .minusSeconds(days * 86_400L);
        Lanes.engine(
                () ->
                        db.sql("update imports.waiting_files set put_at = ? where account_id = ?")
                                .params(at.atOffset(ZoneOffset.UTC), acme.account().value())
                                .update());
    }

    private WaitingFile waiting() {
        return AccountScope.call(acme.account(), () -> room.of(acme.account()).orElseThrow());
    }

    private long members(String status) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        "select count(*) from audience.memberships where account_id = ? and status = ?")
                                .params(acme.account().value(), status)
                                .query(Long.class)
                                .single());
    }

    private void put(String file) {
        Matcher hidden = CSRF.matcher(pages.get("/start").body());
        assertThat(hidden.find()).isTrue();
        Multipart body =
                new Multipart()
                        .field("_csrf", hidden.group(1))
                        .file("file", "kundschaft.csv", file.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                new Http(port)
                        .send(
                                "POST",
                                "/start/waiting-file",
                                new String(body.bytes(), StandardCharsets.UTF_8),
                                "Cookie",
                                "mf=" + session,
                                "Content-Type",
                                body.contentType());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }
}
