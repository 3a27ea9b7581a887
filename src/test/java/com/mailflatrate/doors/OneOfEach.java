package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.counter.CardPhoto;
import com.mailflatrate.counter.Cards;
import com.mailflatrate.counter.TypedCard;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.doors.entry.FormProof;
import com.mailflatrate.export.Exports;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Papers;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.ledger.Checkpoints;
import com.mailflatrate.ledger.Sealing;
import com.mailflatrate.measures.GivenMeasures;
import com.mailflatrate.vetting.talk.AttachedFile;
import com.mailflatrate.vetting.talk.Conversations;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Makes accounts that have one of everything that has an id. */
final class OneOfEach {

    static final String FILE =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                    + "email\na@accept.test\n\r\n--x--\r\n";

    private static final String SIGNED = "email;page\ntheke@accept.test;1\n";
    private static final String PAPER =
            """
            {"mapping": {"email": "email", "proofPage": "page"},
             "origin": {"kind": "paper", "description": "Listen an der Theke, Kundschaft im Laden"}}""";

    private final ApplicationContext context;
    private final FormProof proof;
    private final Http http;
    private final GivenCampaigns given;

    OneOfEach(ApplicationContext context, int port, FormProof proof) {
        this.context = context;
        this.proof = proof;
        this.http = new Http(port);
        this.given = new GivenCampaigns(context, port);
    }

    /**
     * A company with a list, contacts, an import, a file, a campaign, a mailing and what follows.
     */
    GivenCampaigns.Sender owner() {
        GivenCampaigns.Sender owner = given.sender(2);
        post(owner, "/api/v1/suppressions", "{\"email\": \"weg@accept.test\"}");
        post(
                owner,
                "/api/v1/lists/" + owner.list() + "/contacts",
                "{\"email\": \"neu@accept.test\"}");
        post(
                owner,
                "/api/v1/segments",
                "{\"name\": \"Alle\", \"rules\": {\"test\": \"added-within-days\", \"value\": \"9\"}}");
        post(owner, "/api/v1/keys", "{\"name\": \"zweiter\", \"scopes\": [\"lists:read\"]}");
        post(
                owner,
                "/api/v1/lists/" + owner.list() + "/forms",
                """
                {"title": "Rundbrief", "language": "de", "consentText": "Ja, schickt mir den Rundbrief der Rösterei Nord.",
                 "privacyUrl": "https://www.nord.example/datenschutz", "fields": [], "captcha": "none"}""");
        HttpResponse<String> erased =
                http.postJson(
                        "/api/v1/privacy/erasures",
                        "{\"email\": \"vergessen@accept.test\", \"note\": \"Anruf\"}",
                        owner.customer().bearer());
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(202);
        atTheCounter(owner);
        String campaign = given.campaign(owner, given.lawful(owner));
        String nonce = given.gate(owner, campaign).at("/confirmation/nonce").asString();
        HttpResponse<String> released =
                given.release(owner, campaign, Map.of("policyConfirmed", true, "nonce", nonce));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(202);
        heldBack(owner.customer());
        String session = new Customers(context).session(owner.customer());
        http.send(
                "POST",
                "/lists/" + owner.list() + "/imports",
                FILE,
                "Cookie",
                "mf=" + session,
                "X-CSRF-Token",
                proof.of(session),
                "Content-Type",
                "multipart/form-data; boundary=x");
        http.postJson(
                "/api/v1/invitations",
                "{\"email\": \"kollegin@accept.test\", \"role\": \"viewer\"}",
                "Authorization",
                "Bearer " + session);
        signedAtTheCounter(owner);
        withAPaper(owner.customer());
        exported(session);
        checkpoint();
        return owner;
    }

    private void heldBack(Customers.Customer customer) {
        long run =
                Lanes.engine(
                        () ->
                                context.getBean(JdbcClient.class)
                                        .sql("select id from delivery.runs where account_id = ?")
                                        .param(customer.account().value())
                                        .query(Long.class)
                                        .single());
        String site = "mx-" + run + ".nobody.test";
        new GivenMeasures(context).onMailing(customer.account(), new RunId(run), site, "spam");
    }

    private void atTheCounter(GivenCampaigns.Sender owner) {
        Customers.Customer customer = owner.customer();
        ListId list = ListId.parse(owner.list()).orElseThrow();
        new SignUps(context, http).open(customer, list);
        byte[] photo = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1};
        TypedCard card =
                new TypedCard(
                        "karte." + UUID.randomUUID() + "@accept.test",
                        Map.of(),
                        LocalDate.ofInstant(context.getBean(TestTime.class).now(), ZoneOffset.UTC),
                        "Ja, gern.",
                        CardPhoto.of(photo).orThrow());
        AccountScope.run(
                customer.account(),
                () ->
                        context.getBean(Cards.class)
                                .type(customer.account(), list, card, customer.owner().actor())
                                .orThrow());
    }

    private void signedAtTheCounter(GivenCampaigns.Sender owner) {
        String[] key = owner.customer().bearer();
        HttpResponse<String> taken =
                http.upload(
                        "/api/v1/lists/" + owner.list() + "/imports",
                        new Multipart()
                                .file("file", "theke.csv", SIGNED.getBytes(StandardCharsets.UTF_8))
                                .field("options", PAPER),
                        key);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String batch =
                "/api/v1/imports/"
                        + JsonMapper.shared().readTree(taken.body()).get("id").asString();
        Eventually.until(
                "checked", () -> !http.get(batch, key).body().contains("\"state\":\"checking\""));
        HttpResponse<String> shown =
                http.upload(
                        batch + "/evidence",
                        new Multipart().file("scan", "theke.pdf", Papers.signed(1)),
                        key);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(202);
    }

    private void exported(String session) {
        context.getBean(Exports.class)
                .permit(
                        context.getBean(Sessions.class).find(session).orElseThrow(),
                        "Rundbrief",
                        1,
                        "Umzug in ein anderes Haus",
                        new ClientInfo("127.0.0.1", "test", Language.DE))
                .orThrow();
    }

    private void withAPaper(Customers.Customer customer) {
        byte[] pdf = "%PDF-1.7 Auszug".getBytes(StandardCharsets.UTF_8);
        AttachedFile paper = AttachedFile.of("auszug.pdf", pdf).orThrow();
        AccountScope.run(
                customer.account(),
                () ->
                        context.getBean(Conversations.class)
                                .answer(
                                        customer.account(),
                                        "Siehe Auszug.",
                                        List.of(paper),
                                        customer.owner())
                                .orThrow());
    }

    private void checkpoint() {
        context.getBean(TestTime.class).tick(Duration.ofMinutes(2)); // what is young is not sealed
        Sealing sealing = context.getBean(Sealing.class);
        while (sealing.seal()) {
            Thread.onSpinWait();
        }
        context.getBean(Checkpoints.class).take();
    }

    private void post(GivenCampaigns.Sender owner, String path, String body) {
        HttpResponse<String> answer = http.postJson(path, body, owner.customer().bearer());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
