package com.mailflatrate.campaign;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.sandbox.SandboxZone;
import com.mailflatrate.senderdomain.SenderDomains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer who is ready to send: approved, with a proved domain and a list of people who agreed.
 */
public final class GivenCampaigns {

    static final String HTML =
            "<h1>Winterkaffee</h1><p>Moin {{ contact.firstName | default: \"Gast\" }},</p>"
                    + "<p><a href='https://www.nord.example/kaffee'>Zum Kaffee</a></p>{{ footer }}";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApplicationContext context;
    private final Customers customers;
    private final Http http;

    /** Makes them in the service of this context. */
    public GivenCampaigns(ApplicationContext context, int port) {
        this.context = context;
        this.customers = new Customers(context);
        this.http = new Http(port);
    }

    /** Someone who can send. */
    public record Sender(Customer customer, String domain, String list) {

        String[] bearer() {
            return customer.bearer();
        }
    }

    /** A customer with so many people on the list. */
    public Sender sender(int people) {
        Customer customer = customers.active("Rösterei Nord GmbH");
        String domain = "nord-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        prove(customer, domain);
        String list =
                post(customer, "/api/v1/lists", Map.of("name", "Rundbrief"), 201)
                        .get("id")
                        .asString();
        if (people > 0) {
            importPeople(customer, list, people);
        }
        return new Sender(customer, domain, list);
    }

    Customers customers() {
        return customers;
    }

    private void prove(Customer customer, String domain) {
        SenderDomains domains = context.getBean(SenderDomains.class);
        SandboxZone zone = context.getBean(SandboxZone.class);
        AccountScope.run(
                customer.account(),
                () -> {
                    SenderDomain added =
                            domains.add(customer.account(), domain, customer.owner().actor())
                                    .orThrow();
                    added.records()
                            .forEach(
                                    record ->
                                            zone.put(
                                                            record.name(),
                                                            RecordType.valueOf(record.type()),
                                                            List.of(record.value()))
                                                    .orThrow());
                    SenderDomain checked = domains.check(customer.account(), added.id()).orThrow();
                    if (checked.state() != SenderDomain.State.VERIFIED) {
                        throw new AssertionError(checked.toString());
                    }
                });
    }

    private void importPeople(Customer customer, String list, int people) {
        StringBuilder csv = new StringBuilder("Mail;Vorname;am;ip;form\n");
        for (int i = 0; i < people; i++) {
            csv.append("mensch")
                    .append((char) ('a' + i % 26))
                    .append(i / 26)
                    .append("x@")
                    .append(UUID.randomUUID().toString(), 0, 8)
                    .append(
                            ".accept.test;Mensch;2025-03-12T18:44:31Z;203.0.113.24;https://laden.test/newsletter\n");
        }
        csv.append("ohne.nachweis@unbelegt.accept.test;;;;\n");
        String options =
                "{\"mapping\": {\"email\": \"Mail\", \"firstName\": \"Vorname\", \"consentAt\": \"am\", \"consentIp\": \"ip\","
                        + "\"consentSource\": \"form\"}, \"origin\": {\"kind\": \"other-system\", \"description\": \"Kasse im Laden\","
                        + "\"system\": \"Kasse\"}}";
        String id = upload(customer, list, csv.toString(), options).get("id").asString();
        String path = "/api/v1/imports/" + id;
        Eventually.until(
                "checked", () -> !"checking".equals(get(customer, path).get("state").asString()));
        if ("review".equals(get(customer, path).get("state").asString())) {
            http.postJson(
                    "/api/v1/operator" + path.substring(7) + "/decision",
                    "{\"decision\": \"approve\", \"note\": \"\"}",
                    customers.operator());
        }
        Eventually.until(
                "active", () -> "active".equals(get(customer, path).get("state").asString()));
    }

    private JsonNode upload(Customer customer, String list, String csv, String options) {
        Multipart body =
                new Multipart()
                        .file("file", "kasse.csv", csv.getBytes(StandardCharsets.UTF_8))
                        .field("options", options);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(http.base() + "/api/v1/lists/" + list + "/imports"))
                        .headers(customer.bearer())
                        .header("Content-Type", body.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A lawful campaign as the interface takes it. */
    public Map<String, Object> lawful(Sender sender) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "Winter");
        body.put("listIds", new ArrayList<>(List.of(sender.list())));
        body.put("from", Map.of("name", "Rösterei Nord", "email", "post@" + sender.domain()));
        body.put("subject", "Der Winterkaffee ist da");
        body.put("html", HTML);
        return body;
    }

    /** The id of a fresh campaign. */
    public String campaign(Sender sender, Map<String, Object> body) {
        return post(sender.customer(), "/api/v1/campaigns", body, 201).get("id").asString();
    }

    /** What the gate says. */
    public JsonNode gate(Sender sender, String campaign) {
        return get(sender.customer(), "/api/v1/campaigns/" + campaign + "/gate");
    }

    /** The codes of the checks that block. */
    List<String> blocks(JsonNode report) {
        List<String> codes = new ArrayList<>();
        for (JsonNode check : report.get("checks")) {
            if (check.get("level").asString().equals("block")) {
                codes.add(check.get("code").asString());
            }
        }
        return codes;
    }

    /** The wish to send. */
    public HttpResponse<String> release(Sender sender, String campaign, Map<String, Object> body) {
        return http.postJson(
                "/api/v1/campaigns/" + campaign + "/mailings",
                JSON.writeValueAsString(body),
                sender.bearer());
    }

    JsonNode get(Customer customer, String path) {
        HttpResponse<String> answer = http.get(path, customer.bearer());
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    JsonNode post(Customer customer, String path, Map<String, Object> body, int status) {
        HttpResponse<String> answer =
                http.postJson(path, JSON.writeValueAsString(body), customer.bearer());
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
