package com.mailflatrate.api.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.ledger.Checkpoints;
import com.mailflatrate.ledger.Sealing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A card from the counter, typed in with its photo. */
@DatabaseTest
class CardApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2};

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @LocalServerPort private int port;

    private Http http;
    private Customers customers;
    private Customer bakery;
    private ListId list;
    private String email;

    @BeforeEach
    void aBakery() {
        http = new Http(port);
        customers = new Customers(context);
        bakery = customers.active("Bäckerei Sommer");
        list = new SentMails(context).list(bakery, "Neues");
        email = "karte." + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
    }

    @Test
    void aCardAsksThePersonAndItsPhotoIsKeptForThisAccountAlone() throws Exception {
        HttpResponse<String> taken = type(email, today().minusDays(14), "Ja, gern.", JPEG);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.body()).contains("unconfirmed");
        String contact = JSON.readTree(taken.body()).get("id").asString();
        String path = "/api/v1/contacts/" + contact + "/cards";
        JsonNode card = JSON.readTree(http.get(path, bakery.bearer()).body()).get("items").get(0);
        assertThat(card.get("signedOn").asString()).isEqualTo(today().minusDays(14).toString());
        assertThat(card.get("consentText").asString()).isEqualTo("Ja, gern.");
        String photo = "/api/v1/cards/" + card.get("id").asString() + "/photo";
        assertThat(bytes(photo, bakery).body()).isEqualTo(JPEG);
        Customer stranger = customers.active("Fremde GmbH");
        assertThat(bytes(photo, stranger).statusCode()).isEqualTo(404);
        assertThat(http.get(path, stranger.bearer()).statusCode()).isEqualTo(404);
        assertThat(new SignUps(context, http).secret(bakery, email)).isNotEmpty();
    }

    @Test
    @Covers("J1")
    void theFingerprintOfThePhotoStandsInTheProofAndInWhatThePersonIsTold() throws Exception {
        String contact =
                JSON.readTree(type(email, today(), "Ja, gern.", JPEG).body()).get("id").asString();
        String print = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JPEG));
        HttpResponse<String> told =
                http.postJson(
                        "/api/v1/privacy/access-files",
                        "{\"email\": \"" + email + "\"}",
                        bakery.bearer());
        assertThat(JSON.readTree(told.body()).at("/data/counter").toString())
                .contains("Ja, gern.", "image/jpeg", print);
        seal();
        String certificate = "/api/v1/contacts/" + contact + "/consent/certificate";
        assertThat(http.get(certificate, bakery.bearer()).body()).contains(print);
    }

    private void seal() {
        time.tick(Duration.ofMinutes(2)); // what is young is not sealed
        Sealing sealing = context.getBean(Sealing.class);
        while (sealing.seal()) {
            Thread.onSpinWait();
        }
        context.getBean(Checkpoints.class).take();
    }

    @Test
    void aCardOfFifteenDaysOrOfTomorrowIsNone() throws Exception {
        assertThat(type(email, today().minusDays(15), "Ja, gern.", JPEG).body())
                .contains("CARD_TOO_OLD");
        assertThat(type(email, today().plusDays(1), "Ja, gern.", JPEG).body())
                .contains("INVALID_VALUE", "signedOn");
    }

    @Test
    void aCardNeedsItsWordingItsPhotoAndAPerson() throws Exception {
        assertThat(type(email, today(), " ", JPEG).body()).contains("REQUIRED", "consentText");
        assertThat(type(email, today(), "Ja.", new byte[0]).body()).contains("REQUIRED", "photo");
        byte[] page = "<html><script>".getBytes(StandardCharsets.UTF_8);
        assertThat(type(email, today(), "Ja.", page).body()).contains("INVALID_VALUE", "photo");
        byte[] large = Arrays.copyOf(JPEG, 5 * 1024 * 1024 + 1);
        assertThat(type(email, today(), "Ja.", large).body()).contains("TOO_LONG", "photo");
        assertThat(type("info@accept.test", today(), "Ja.", JPEG).body()).contains("ROLE_ADDRESS");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.now(), ZoneId.of("Europe/Berlin"));
    }

    private HttpResponse<String> type(String who, LocalDate signedOn, String text, byte[] photo)
            throws Exception {
        String card =
                "{\"email\": \"%s\", \"signedOn\": \"%s\", \"consentText\": \"%s\"}"
                        .formatted(who, signedOn, text);
        Multipart body = new Multipart().file("photo", "karte.jpg", photo).field("card", card);
        return send(
                HttpRequest.newBuilder(URI.create(http.base() + "/api/v1/lists/" + list + "/cards"))
                        .headers(bakery.bearer())
                        .header("Content-Type", body.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(String path, Customer who) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(http.base() + path))
                        .headers(who.bearer())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> send(
            HttpRequest request, HttpResponse.BodyHandler<T> handler) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, handler);
        }
    }
}
