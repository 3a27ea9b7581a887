package com.mailflatrate.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A list may be larger than any other file; here up to 60 MB, where others have 50. */
@DatabaseTest
class LargeFileTest {

    private static final int OVER_FIFTY = 51 << 20;

    private final Customers customers;
    private final ImportApi api;
    private final int port;
    private final Path arriving;

    @Autowired
    LargeFileTest(ApplicationContext context, @LocalServerPort int port) {
        this.customers = new Customers(context);
        this.api = new ImportApi(new Http(port));
        this.port = port;
        this.arriving = context.getBean(DataDirectory.class).root().resolve("arriving");
    }

    @Test
    void aListOfMoreThanFiftyMegabytesComesInWhetherItsLengthIsAnnouncedOrNot() throws Exception {
        Customer acme = customers.active("Große Listen GmbH");
        String path = "/api/v1/lists/" + api.list(acme, "Viele") + "/imports";
        Multipart list =
                new Multipart()
                        .file("file", "viele.csv", large())
                        .field("options", ImportApi.OPTIONS);
        for (BodyPublisher body : both(list)) {
            HttpResponse<String> answer = send(path, list, body, acme.bearer());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            String id = ImportApi.read(answer).get("id").asString();
            Eventually.until(
                    "checked",
                    () -> !"checking".equals(api.find(acme, id).get("state").asString()));
            JsonNode batch = api.find(acme, id);
            assertThat(batch.get("total").asLong()).isEqualTo(1);
        }
        assertThat(waiting()).as("parts of requests that have ended").isZero();
    }

    @Test
    void noOtherFileMayBeLargerThanFiftyMegabytes() throws Exception {
        Customer acme = customers.active("Sonst Klein GmbH");
        Multipart file = new Multipart().file("file", "weg.csv", large());
        for (String path : new String[] {"/api/v1/suppressions", "/abuse"}) {
            for (BodyPublisher body : both(file)) {
                HttpResponse<String> answer = send(path, file, body, acme.bearer());
                assertThat(answer.statusCode()).as(path).isEqualTo(413);
                assertThat(answer.body()).contains("50 MB");
            }
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void whoIsNotSignedInIsSentAwayBeforeAListIsRead() throws IOException {
        String list = api.list(customers.active("Fremde Listen GmbH"), "Meine");
        for (String path : new String[] {"/api/v1/lists/", "/lists/"}) {
            String head =
                    "POST "
                            + path
                            + list
                            + "/imports HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: 7\r\n"
                            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                            + OVER_FIFTY
                            + "\r\n\r\n";
            try (Socket socket = new Socket("localhost", port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                String answer =
                        new String(
                                socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(answer).as(path).isIn("HTTP/1.1 401", "HTTP/1.1 303");
            }
        }
    }

    /** One row, and beside it much that nobody has asked for. */
    private static byte[] large() {
        byte[] row =
                (ImportApi.HEADINGS + ImportApi.proven("gross@liste.test", "Anna"))
                        .getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[OVER_FIFTY];
        Arrays.fill(file, (byte) '\n');
        System.arraycopy(row, 0, file, 0, row.length);
        return file;
    }

    private static BodyPublisher[] both(Multipart body) {
        Supplier<InputStream> chunks = () -> new ByteArrayInputStream(body.bytes());
        return new BodyPublisher[] {
            BodyPublishers.ofByteArray(body.bytes()), BodyPublishers.ofInputStream(chunks)
        };
    }

    private HttpResponse<String> send(
            String path, Multipart parts, BodyPublisher body, String... headers) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .headers(headers)
                            .header("Content-Type", parts.contentType())
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private long waiting() throws IOException {
        try (Stream<Path> files = Files.list(arriving)) {
            return files.count();
        }
    }
}
