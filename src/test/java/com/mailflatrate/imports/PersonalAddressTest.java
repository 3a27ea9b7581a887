package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.proven;
import static com.mailflatrate.imports.ImportApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.consent.Audiences;
import com.mailflatrate.consent.Selection;
import com.mailflatrate.consent.Selection.Skip;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.imports.waitingroom.WaitingFile;
import com.mailflatrate.imports.waitingroom.WaitingRoom;
import com.mailflatrate.kernel.ListId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A look-alike that a person of the operator recorded as a person's, on every way in. */
@DatabaseTest
@Covers({"B1", "B2"})
class PersonalAddressTest {

    private static final String PATH = "/api/v1/operator/personal-addresses";
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2};

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private WaitingRoom room;
    @Autowired private JdbcClient db;
    @LocalServerPort private int port;

    private Http http;
    private Customers customers;
    private Customer acme;
    private ListId list;
    private String sales;

    @BeforeEach
    void aLookAlike() {
        http = new Http(port);
        customers = new Customers(context);
        acme = customers.active("Acme GmbH");
        list = new SentMails(context).list(acme, "Neues");
        sales = "s.ales@f" + UUID.randomUUID().toString().substring(0, 8) + ".test";
    }

    @Test
    void throughTheInterfaceItComesInEverywhereOnceRecordedAndNowhereOnceRemoved() {
        assertThat(signUp(acme, sales).body()).contains("ROLE_LOOKALIKE");
        String id = recorded(sales);
        assertThat(signUp(acme, sales).statusCode()).isEqualTo(201);
        Customer other = customers.active("Andere GmbH");
        assertThat(signUp(other, sales).statusCode()).as("in every account").isEqualTo(201);
        assertThat(signUp(acme, "i.nfo@firma.test").body())
                .as("a neighbour")
                .contains("ROLE_LOOKALIKE");
        assertThat(http.send("DELETE", PATH + "/" + id, null, customers.operator()).statusCode())
                .isEqualTo(204);
        assertThat(signUp(customers.active("Dritte GmbH"), sales).body())
                .contains("ROLE_LOOKALIKE");
    }

    @Test
    void aFileTakesItLikeAnyPersonAndNobodyMustLook() {
        ImportApi api = new ImportApi(http);
        String csv = HEADINGS + proven(sales, "Sina") + proven("i.nfo@firma.test", "Max");
        String own = list.toString();
        assertThat(api.checked(acme, own, csv).at("/byReason/ROLE_LOOKALIKE").asInt()).isEqualTo(2);
        recorded(sales);
        var batch = api.checked(acme, own, csv);
        assertThat(batch.at("/byReason/ROLE_LOOKALIKE").asInt()).isEqualTo(1);
        assertThat(batch.get("accepted").asInt()).isEqualTo(1);
        assertThat(batch.get("doubtful").asInt()).isZero();
    }

    @Test
    void inTheWaitingRoomItIsAPersonToo() {
        assertThat(waiting().facts().refused()).containsEntry("ROLE_LOOKALIKE", 1L);
        recorded(sales);
        assertThat(waiting().facts().refused()).doesNotContainKey("ROLE_LOOKALIKE");
        assertThat(waiting().facts().proven()).isEqualTo(1);
    }

    @Test
    void aTypedCardAndAChangedAddressAreJudgedTheSame() {
        String path = "/api/v1/contacts/" + read(signUp(acme, "sina@firma.test")).get("id");
        path = path.replace("\"", "");
        String change = "{\"email\": \"" + sales + "\"}";
        assertThat(http.send("PATCH", path, change, json(acme)).body()).contains("ROLE_LOOKALIKE");
        assertThat(card().body()).contains("ROLE_LOOKALIKE");
        recorded(sales);
        assertThat(card().statusCode()).isEqualTo(201);
        String elsewhere = sales.replace("s.ales", "sa.les");
        recorded(elsewhere);
        HttpResponse<String> changed =
                http.send("PATCH", path, "{\"email\": \"" + elsewhere + "\"}", json(acme));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    @Test
    void theGateMailsWhomItKnowsAsAPersonAndLeavesTheAddressOutOnceItIsRemoved() {
        String id = recorded(sales);
        new SentMails(context).person(acme, sales, list);
        assertThat(select().sendable()).isEqualTo(1);
        http.send("DELETE", PATH + "/" + id, null, customers.operator());
        assertThat(select().skipped()).isEqualTo(Map.of(Skip.ROLE_ADDRESS, 1L));
    }

    @Test
    void theOpenFormAnswersAsBeforeSoThatItTellsNobodyWhatIsOnRecord() {
        SignUps visitors = new SignUps(context, http);
        SignUps.Form form = visitors.open(acme, list);
        HttpResponse<String> before = visitors.signUp(form, sales);
        recorded(sales);
        HttpResponse<String> after = visitors.signUp(form, sales);
        assertThat(after.statusCode()).isEqualTo(before.statusCode()).isEqualTo(422);
        assertThat(still(after.body()))
                .isEqualTo(still(before.body()))
                .contains("Funktionsadresse");
    }

    @Test
    void onlyALookAlikeIsRecordedAndOnlyWithAReason() {
        assertThat(record("info@firma.test", "Anruf").body()).contains("ROLE_ADDRESS", "email");
        assertThat(record("vertrieb@firma.test", "Anruf").body()).contains("ROLE_ADDRESS");
        assertThat(record("anna@firma.test", "Anruf").body()).contains("NOT_LOOKALIKE");
        assertThat(record("max.info@firma.test", "Anruf").body()).contains("NOT_LOOKALIKE");
        assertThat(record("kein@@punkt", "Anruf").body()).contains("INVALID_ADDRESS");
        assertThat(record("", "Anruf").body()).contains("REQUIRED");
        assertThat(record(sales, "").body()).contains("REQUIRED", "cause");
        assertThat(record(sales, "ja").body()).contains("INVALID_VALUE", "cause");
        assertThat(record(sales, "x".repeat(301)).body()).contains("TOO_LONG", "cause");
        assertThat(record(sales, "Anruf\\u0000").body()).contains("CONTROL_CHARACTER", "cause");
        assertThat(record("s\u0430les@firma.test", "Anruf").body())
                .as("a letter of another script, which nobody has by chance")
                .contains("ROLE_LOOKALIKE", "email");
        assertThat(signUp(acme, sales).body()).contains("ROLE_LOOKALIKE");
    }

    @Test
    void recordedTwiceItIsOneEntryAndOneLineAndTheAddressIsKeptNowhere() {
        String id = recorded(sales);
        assertThat(recorded(sales)).isEqualTo(id);
        assertThat(recorded(sales.toUpperCase(Locale.ROOT))).isEqualTo(id);
        assertThat(lines(id)).containsExactly("personal.recorded");
        HttpResponse<String> one = http.get(PATH + "/" + id, customers.operator());
        assertThat(one.body()).contains("Anruf am Montag").doesNotContain("ales@");
        assertThat(http.get(PATH, customers.operator()).body()).contains(id);
        for (int expected : new int[] {204, 404}) {
            assertThat(
                            http.send("DELETE", PATH + "/" + id, null, customers.operator())
                                    .statusCode())
                    .isEqualTo(expected);
        }
        assertThat(lines(id)).containsExactly("personal.recorded", "personal.removed");
    }

    @Test
    void aCustomerFindsNothingAndAnUnknownEntryIsNone() {
        String id = recorded(sales);
        String body = body(sales, "Anruf am Montag");
        assertThat(http.get(PATH, acme.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.get(PATH + "/" + id, acme.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.postJson(PATH, body, acme.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.send("DELETE", PATH + "/" + id, null, acme.bearer()).statusCode())
                .isEqualTo(404);
        assertThat(http.get(PATH + "/" + id, customers.operator()).statusCode()).isEqualTo(200);
        for (String unknown : List.of(UUID.randomUUID().toString(), "x")) {
            assertThat(http.get(PATH + "/" + unknown, customers.operator()).statusCode())
                    .isEqualTo(404);
        }
    }

    private String recorded(String address) {
        HttpResponse<String> added = record(address, "Anruf am Montag");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return read(added).get("id").asString();
    }

    private HttpResponse<String> record(String address, String cause) {
        return http.postJson(PATH, body(address, cause), customers.operator());
    }

    private static String body(String address, String cause) {
        return "{\"email\": \"%s\", \"cause\": \"%s\"}".formatted(address, cause);
    }

    private HttpResponse<String> signUp(Customer who, String address) {
        ListId own = new SentMails(context).list(who, "Liste " + UUID.randomUUID());
        String body = "{\"email\": \"" + address + "\"}";
        return http.postJson("/api/v1/lists/" + own + "/contacts", body, who.bearer());
    }

    private HttpResponse<String> card() {
        String day = LocalDate.ofInstant(time.now(), ZoneId.of("Europe/Berlin")).toString();
        Multipart body =
                new Multipart()
                        .file("photo", "karte.jpg", JPEG)
                        .field(
                                "card",
                                "{\"email\": \"%s\", \"signedOn\": \"%s\", \"consentText\": \"Ja.\"}"
                                        .formatted(sales, day));
        return http.upload("/api/v1/lists/" + list + "/cards", body, acme.bearer());
    }

    private WaitingFile waiting() {
        Customer applicant = customers.pending("Bäckerei Wartebank");
        String csv =
                "E-Mail;bestaetigt_am;ip;form\n%s;2025-03-12 18:44:31;203.0.113.24;Tresen\n"
                        .formatted(sales);
        return Lanes.engine(
                () ->
                        room.put(
                                        applicant.account(),
                                        "liste.csv",
                                        new ByteArrayInputStream(
                                                csv.getBytes(StandardCharsets.UTF_8)),
                                        null,
                                        applicant.owner().actor())
                                .orThrow());
    }

    private Selection select() {
        return Lanes.engine(
                () -> context.getBean(Audiences.class).select(acme.account(), List.of(list)));
    }

    private List<String> lines(String id) {
        return Lanes.engine(
                () ->
                        db.sql("select action from account.audit where subject = ? order by id")
                                .param(id)
                                .query(String.class)
                                .list());
    }

    private static String[] json(Customer who) {
        String[] bearer = who.bearer();
        return new String[] {bearer[0], bearer[1], "Content-Type", "application/json"};
    }

    /** Without what is drawn anew for every answer. */
    private static String still(String page) {
        return page.replaceAll("(nonce|value|content)=\"[^\"]*\"", "");
    }
}
