package com.mailflatrate.web.open.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.kernel.ListId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A form at the counter: an address to type, paper to print, a tablet for everybody. */
@DatabaseTest
class CounterKitTest {

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private Http http;
    private Customers customers;
    private Customer bakery;
    private SignUps signUps;
    private ListId list;

    @BeforeEach
    void aBakery() {
        http = new Http(port);
        customers = new Customers(context);
        bakery = customers.active("Bäckerei Sommer");
        list = new SentMails(context).list(bakery, "Neues");
        signUps = new SignUps(context, http);
    }

    @Test
    void theShortAddressLeadsToTheFormHoweverItIsTyped() {
        Form form = signUps.open(bakery, list);
        for (String typed :
                new String[] {shortKey(form), shortKey(form).toUpperCase(Locale.ROOT)}) {
            HttpResponse<String> answer = http.get("/f/" + typed);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow())
                    .endsWith("/f/" + form.key());
        }
        assertThat(http.get("/f/aaaaaaaa").statusCode()).isEqualTo(404);
    }

    @Test
    void aTabletRemembersNobodyAndLeadsNowhereElse() {
        Form form = signUps.open(bakery, list);
        String kiosk = "/f/" + form.key() + "/kiosk";
        HttpResponse<String> page = http.get(kiosk);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("autocomplete=\"off\"", "kiosk.js", "data-home=\"" + kiosk + "\"")
                .doesNotContain("autocomplete=\"email\"", "autocomplete=\"given-name\"", "<a ");
        String email = "gast." + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        HttpResponse<String> sent =
                signUps.post(form, Map.of("email", email, "consent", "on", "kiosk", "on"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith(kiosk + "/thanks");
        assertThat(http.get(kiosk + "/thanks").body())
                .contains("kiosk.js", "href=\"" + kiosk + "\"")
                .doesNotContain(email);
        assertThat(signUps.secret(bakery, email)).isNotEmpty();
        HttpResponse<String> refused =
                signUps.post(form, Map.of("email", "info@accept.test", "kiosk", "on"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("kiosk.js").doesNotContain("<a ");
    }

    @Test
    void paperShowsTheAddressAndIsOnlyForFormsThatVisitorsSee() throws Exception {
        Form form = signUps.open(bakery, list);
        for (String paper : new String[] {"poster", "card"}) {
            String path = "/api/v1/forms/" + form.id() + "/" + paper + ".pdf";
            HttpResponse<byte[]> pdf = bytes(path, bakery);
            assertThat(pdf.statusCode()).isEqualTo(200);
            assertThat(text(pdf.body()))
                    .contains("/f/" + shortKey(form), "Bäckerei Sommer")
                    .contains("Post aus der Rösterei");
            assertThat(bytes(path, customers.active("Fremde GmbH")).statusCode()).isEqualTo(404);
        }
    }

    private static String shortKey(Form form) {
        String url = form.json().path("shortUrl").asString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private HttpResponse<byte[]> bytes(String path, Customer who) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(http.base() + path))
                            .headers(who.bearer())
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }
}
