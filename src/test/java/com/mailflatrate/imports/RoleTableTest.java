package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.proven;
import static com.mailflatrate.imports.ImportApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of functional mailboxes and their disguises, row by row, through a file and through the
 * interface: what is refused is refused on both, what is doubtful shares a person's decision in a
 * file and is asked by mail otherwise, and the neighbours come in.
 */
@DatabaseTest
@Covers({"B1", "B2"})
class RoleTableTest {

    private static final String ROLE = "ROLE_ADDRESS";
    private static final String LOOKALIKE = "ROLE_LOOKALIKE";
    private static final String ASKED = "";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Address, and what it is refused with; nothing for who is accepted or asked. */
    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    /** In a file these wait for a person. */
    private static final List<String> DOUBTFUL =
            List.of(
                    "max.info@firma.test",
                    "information.max@firma.test",
                    "j.ops@firma.test",
                    "post@firma.test",
                    "koch@restaurant.test");

    private static final List<String> PERSONAL =
            List.of(
                    "infotainment@firma.test",
                    "h.r@firma.test",
                    "i.t@firma.test",
                    "anna.post@firma.test",
                    "max+info@firma.test",
                    "jürgen@müller.test");

    static {
        for (String role :
                List.of(
                        "info@firma.test",
                        "INFO@Firma.Test",
                        "info+max@firma.test",
                        "info+@firma.test",
                        "info.de@firma.test",
                        "de.info@firma.test",
                        "info-berlin@firma.test",
                        "info_2@firma.test",
                        "info2@firma.test",
                        "firma.info@firma.test",
                        "i.nfo@gmail.com",
                        "ｉnfo@firma.test",
                        "in\u200Bfo@firma.test",
                        "info@müller.test",
                        "info@xn--mller-kva.test",
                        "buero@firma.test",
                        "büro@firma.test",
                        "BÜRO@firma.test",
                        "hr@firma.test",
                        "it@firma.test",
                        "noreply-max@firma.test",
                        "max-noreply@firma.test",
                        "abuse.report@firma.test",
                        "vertriebsinnendienst-nord@firma.test",
                        "bounce-123-abc@lists.x.test",
                        "prvs=abc=max@firma.test",
                        "info@gmx.de")) {
            TABLE.put(role, ROLE);
        }
        for (String disguised :
                List.of(
                        "i.nfo@firma.test",
                        "i-n-f-o@firma.test",
                        "inf\u043E@firma.test",
                        "s.ales@firma.test")) {
            TABLE.put(disguised, LOOKALIKE);
        }
        DOUBTFUL.forEach(one -> TABLE.put(one, ASKED));
        PERSONAL.forEach(one -> TABLE.put(one, ASKED));
    }

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private ImportApi api;
    private Http http;
    private Customer acme;
    private String list;

    @BeforeEach
    void aList() {
        http = new Http(port);
        api = new ImportApi(http);
        acme = new Customers(context).active("Tabelle GmbH");
        list = api.list(acme, "Alle Zeilen");
    }

    @Test
    void inAFileEachRowIsJudgedAsTheTableSays() {
        StringBuilder file = new StringBuilder(HEADINGS);
        TABLE.keySet().forEach(address -> file.append(proven(address, "Max")));
        JsonNode batch = api.checked(acme, list, file.toString());
        String rejects =
                http.get(
                                "/api/v1/imports/" + batch.get("id").asString() + "/rejects",
                                acme.bearer())
                        .body();
        List<String> wrong = new ArrayList<>();
        TABLE.forEach(
                (address, code) -> {
                    String line = line(rejects, address);
                    if (code.isEmpty() ? !line.isEmpty() : !line.contains(code)) {
                        wrong.add(address + " is not " + code + " but " + line);
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(batch.get("doubtful").asInt()).isEqualTo(DOUBTFUL.size());
        assertThat(batch.get("accepted").asInt()).isEqualTo(DOUBTFUL.size() + PERSONAL.size());
    }

    @Test
    void throughTheInterfaceEachRowIsRefusedOrAskedAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        TABLE.forEach(
                (address, code) -> {
                    HttpResponse<String> answer =
                            http.postJson(
                                    "/api/v1/lists/" + list + "/contacts",
                                    JSON.writeValueAsString(Map.of("email", address)),
                                    acme.bearer());
                    JsonNode said = read(answer);
                    String met =
                            code.isEmpty()
                                    ? said.path("status").asString("")
                                    : said.path("errors").toString() + said.path("code");
                    if (!met.contains(code.isEmpty() ? "unconfirmed" : code)) {
                        wrong.add(address + ": " + answer.body());
                    }
                });
        assertThat(wrong).isEmpty();
    }

    private static String line(String rejects, String address) {
        return rejects.lines().filter(one -> one.contains(address)).findFirst().orElse("");
    }
}
