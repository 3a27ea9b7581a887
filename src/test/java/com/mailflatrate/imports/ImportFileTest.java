package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.ORIGIN;
import static com.mailflatrate.imports.ImportApi.bare;
import static com.mailflatrate.imports.ImportApi.proven;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Files as people really have them: which are read, and which are refused with a reason. */
@DatabaseTest
class ImportFileTest {

    private final Customers customers;
    private final Http http;
    private final ImportApi api;

    @Autowired
    ImportFileTest(ApplicationContext context, @LocalServerPort int port) {
        this.customers = new Customers(context);
        this.http = new Http(port);
        this.api = new ImportApi(http);
    }

    @Test
    void filesThatCannotBeReadAreRefusedWithACodeAndASentence() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        refused(
                acme,
                list,
                new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2},
                ImportApi.OPTIONS,
                "UNREADABLE_FILE");
        refused(acme, list, new byte[0], ImportApi.OPTIONS, "EMPTY_FILE");
        refused(acme, list, bytes("Mail;Vorname\n"), ImportApi.OPTIONS, "EMPTY_FILE");
        refused(
                acme,
                list,
                bytes("anna@mail.test\nbert@mail.test\n"),
                ImportApi.OPTIONS,
                "HEADER_REQUIRED");
        refused(acme, list, bytes("a;b\n1;2\n"), "{" + ORIGIN + "}", "MAPPING_REQUIRED");
        refused(
                acme,
                list,
                bytes("Mail\na@b.test\n"),
                "{\"mapping\":{\"email\":\"Post\"}," + ORIGIN + "}",
                "UNKNOWN_COLUMN");
        assertThat(api.upload(acme, list, new byte[61 << 20], ImportApi.OPTIONS).statusCode())
                .isEqualTo(413);
        assertThat(api.upload(acme, list, bytes("x"), "{\"doubleOptIn\": false}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFileThatIsNoTextIsRefusedAndALineBreakInQuotesIsNoNewRow() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        byte[] noise = new byte[4096];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 31 ^ i >> 3);
        }
        refused(acme, list, noise, ImportApi.OPTIONS, "UNREADABLE_FILE");
        JsonNode batch =
                api.checked(
                        acme,
                        list,
                        HEADINGS
                                + proven("anna@mail.test", "Anna")
                                + proven("zeile@mail.test", "\"A\r\nB\"")
                                + proven("bert@mail.test", "\"Bert; der Bäcker\""));
        assertThat(batch.get("total").asLong()).isEqualTo(3);
        assertThat(batch.get("accepted").asLong()).isEqualTo(2);
        assertThat(batch.get("byReason").get("CONTROL_CHARACTER").asLong()).isEqualTo(1);
    }

    @Test
    void everyUsualEncodingAndSeparatorIsRead() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        String text = "E-Mail,Vorname\nanna@mail.test,Jörg\n";
        String options = "{" + ORIGIN + "}";
        byte[][] files = {
            text.getBytes(Charset.forName("windows-1252")),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
            text.replace(',', '\t').getBytes(StandardCharsets.UTF_8)
        };
        for (byte[] file : files) {
            HttpResponse<String> answer = api.upload(acme, list, file, options);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
    }

    @Test
    @Covers("B9")
    void rowsWithTooLongOrControlCharactersStayOutAndTheirFileRunsNoFormula() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        JsonNode batch =
                api.checked(
                        acme,
                        list,
                        HEADINGS
                                + proven("lang@mail.test", "x".repeat(5000))
                                + proven("zeile@mail.test", "\"A\nBcc: x@y.test\"")
                                + proven("nul@mail.test", "A\0B")
                                + bare("=HYPERLINK(\"\"http://evil.test\"\")")
                                + bare("@SUM(1)")
                                + bare("ohne-at"));
        assertThat(batch.get("byReason").get("FIELD_TOO_LONG").asLong()).isEqualTo(1);
        assertThat(batch.get("byReason").get("CONTROL_CHARACTER").asLong()).isEqualTo(2);
        String rejects =
                http.get(
                                "/api/v1/imports/" + batch.get("id").asString() + "/rejects",
                                acme.bearer())
                        .body();
        assertThat(rejects)
                .contains("'=HYPERLINK", "'@SUM(1)", ",ohne-at,INVALID_ADDRESS,")
                .doesNotContain(",=", ",@");
    }

    private void refused(Customer customer, String list, byte[] file, String options, String code) {
        HttpResponse<String> answer = api.upload(customer, list, file, options);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
