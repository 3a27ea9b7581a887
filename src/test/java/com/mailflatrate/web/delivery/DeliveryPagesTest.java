package com.mailflatrate.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.kernel.EmailAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the operator sees of delivery, and what a provider sees of a sending host. */
@DatabaseTest
class DeliveryPagesTest {

    @LocalServerPort private int port;
    @Autowired private Operator operator;
    @Autowired private Letters letters;

    @Test
    void theOperatorSeesWindowsRatesAndWhatSigns() {
        Lanes.engine(
                () ->
                        letters.send(
                                Letters.Letter.plain(
                                        Letters.Kind.NOTICE,
                                        null,
                                        EmailAddress.parse("anna@accept.test").orElseThrow(),
                                        "Guten Tag",
                                        "Guten Tag\n")));
        Pages pages = new Pages(port, operator.session("Jana Weber"));
        Eventually.eventually(
                () ->
                        assertThat(pages.get("/operator/delivery").body())
                                .contains(
                                        "Zustellung",
                                        "127.0.0.1:",
                                        "Signiert mit",
                                        "Abmeldungen zuletzt gelesen")
                                .containsPattern("(Alles läuft|Etwas stimmt nicht)"));
        assertThat(new Pages(port, "").get("/operator/delivery").body())
                .doesNotContain("Signiert mit");
    }

    @Test
    void whatServersSayIsCountedWithoutTheAddressesInIt() {
        String name = "erna" + System.nanoTime();
        for (String one : List.of(name + "a", name + "b")) {
            EmailAddress to = EmailAddress.parse(one + "@flaky.test").orElseThrow();
            Lanes.engine(
                    () ->
                            letters.send(
                                    Letters.Letter.plain(
                                            Letters.Kind.NOTICE,
                                            null,
                                            to,
                                            "Guten Tag",
                                            "Guten Tag\n")));
        }
        Pages pages = new Pages(port, operator.session("Jana Weber"));
        Eventually.eventually(
                () ->
                        assertThat(pages.get("/operator/delivery").body())
                                .contains("451 4.3.0 &lt;…&gt;: try again later"));
        assertThat(pages.get("/operator/delivery").body()).doesNotContain(name);
    }

    @Test
    @Covers("F8")
    void whoeverLooksUpASendingHostFindsWhoRunsIt() throws IOException {
        assertThat(get("mail.mailflatrate.test"))
                .contains(
                        "HTTP/1.1 200",
                        "<address>Post GmbH<br>Am Markt 1<br>10115 Berlin<br>",
                        "post@mailflatrate.test",
                        "+49 30 1234567",
                        "mail.mailflatrate.test");
        assertThat(get("localhost")).doesNotContain("<address>");
    }

    private String get(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(
                            ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
