package com.mailflatrate.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.story.Outside.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Files that are no list, or too much of one: they leave nothing half done. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFileStory {

    private static final long HUGE = 200L * 1024 * 1024;

    private static final String OPENING =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";

    @Autowired private Staff staff;

    @LocalServerPort private int port;

    private World world;
    private Outside outside;
    private Customer customer;
    private String list;

    @BeforeAll
    void aCustomerWithAList() {
        world = new World(port, staff);
        outside = world.outside();
        customer = world.customer("Unlesbar");
        list = world.list(customer, "Rundbrief");
    }

    @Test
    void aCellOfFiveThousandCharactersCostsItsRowAndNoOther() {
        String good = ",2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n";
        String target = world.list(customer, "Lange Zellen");
        JsonNode imported =
                world.importFile(
                        customer,
                        target,
                        "email,name,at,ip,page\n"
                                + "kurz.zelle@accept.test,Kurz"
                                + good
                                + "lang.zelle@accept.test,"
                                + "x".repeat(5_000)
                                + good);
        assertThat(imported.path("accepted").asLong()).isEqualTo(1);
        assertThat(imported.path("rejected").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u0002binary\u0007", "", "\n\n\n", "email"})
    void aFileThatIsNoListLeavesNothingBehind(String file) {
        String target = world.list(customer, "Unlesbar");
        Answer answer =
                outside.upload(
                        "/api/v1/lists/" + target + "/imports",
                        customer.key(),
                        file,
                        World.importOptions());
        if (answer.status() == 202) {
            JsonNode end =
                    world.untilImport(
                            customer,
                            answer.json().path("id").asString(),
                            "rejected",
                            "review",
                            "active");
            assertThat(end.path("state").asString()).as(end.toString()).isEqualTo("rejected");
        } else {
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
            BadInputStory.isAProblem(answer);
        }
        JsonNode counts =
                outside.get("/api/v1/lists/" + target, customer.key()).good().path("counts");
        counts.forEach(count -> assertThat(count.asLong()).isZero());
    }

    @Test
    void twoHundredMegabytesAreTooLargeBeforeTheyAreRead() throws IOException {
        String head =
                "POST /api/v1/lists/"
                        + list
                        + "/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + customer.key()
                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                        + HUGE
                        + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readNBytes(16), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413");
        }
        assertThat(outside.get("/api/v1/lists/" + list, customer.key()).status()).isEqualTo(200);
    }

    /** As browsers and most libraries do, which read nothing before they have sent everything. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 209715200", "Transfer-Encoding: chunked"})
    void whoSendsTwoHundredMegabytesToTheEndReadsWhyTheyAreRefused(String length)
            throws IOException {
        boolean chunked = length.startsWith("Transfer");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String head = uploadHead(length) + (chunked ? "100000\r\n" : "");
            out.write((head + OPENING).getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[1 << 20];
            out.write(piece, 0, piece.length - OPENING.length());
            for (long sent = piece.length; sent < HUGE; sent += piece.length) {
                if (chunked) {
                    out.write("\r\n100000\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write(piece);
            }
            out.write((chunked ? "\r\n0\r\n\r\n" : "").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(1_200), UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "\"code\":\"TOO_LARGE\"");
        }
    }

    private String uploadHead(String length) {
        return "POST /api/v1/lists/"
                + list
                + "/imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + customer.key()
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                + length
                + "\r\n\r\n";
    }
}
