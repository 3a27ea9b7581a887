package com.mailflatrate.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A developer of a customer who imports over HTTP. */
final class ImportApi {

    static final String ORIGIN =
            """
            "origin": {"kind": "other-system", "description": "Kasse im Laden, Anmeldung am Tablet", "system": "Kasse"}""";
    static final String MAPPING =
            """
            "mapping": {"email": "Mail", "firstName": "Vorname", "consentAt": "bestaetigt_am", "consentIp": "ip",
                        "consentSource": "form"}""";
    static final String OPTIONS = "{" + MAPPING + ", " + ORIGIN + "}";
    static final String HEADINGS = "Mail;Vorname;bestaetigt_am;ip;form\n";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Http http;

    ImportApi(Http http) {
        this.http = http;
    }

    /** A row with everything that makes a proof. */
    static String proven(String email, String name) {
        return email
                + ";"
                + name
                + ";2025-03-12T18:44:31Z;203.0.113.24;https://laden.test/newsletter\n";
    }

    /** A row without any proof. */
    static String bare(String email) {
        return email + ";;;;\n";
    }

    String list(Customer customer, String name) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/lists", "{\"name\": \"" + name + "\"}", customer.bearer());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return read(answer).get("id").asString();
    }

    JsonNode counts(Customer customer, String list) {
        return read(http.get("/api/v1/lists/" + list, customer.bearer())).get("counts");
    }

    HttpResponse<String> upload(Customer customer, String list, byte[] file, String options) {
        Multipart body = new Multipart().file("file", "kasse.csv", file).field("options", options);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(http.base() + "/api/v1/lists/" + list + "/imports"))
                        .headers(customer.bearer())
                        .header("Content-Type", body.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Uploads, and waits until a person would have to look. */
    JsonNode checked(Customer customer, String list, String csv) {
        return checked(customer, list, csv, OPTIONS);
    }

    JsonNode checked(Customer customer, String list, String csv, String options) {
        HttpResponse<String> answer =
                upload(customer, list, csv.getBytes(StandardCharsets.UTF_8), options);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = read(answer).get("id").asString();
        Eventually.until(
                "checked", () -> !"checking".equals(find(customer, id).get("state").asString()));
        return find(customer, id);
    }

    JsonNode find(Customer customer, String id) {
        return read(http.get("/api/v1/imports/" + id, customer.bearer()));
    }

    JsonNode approved(Customer customer, String[] operator, JsonNode batch) {
        String id = batch.get("id").asString();
        HttpResponse<String> answer =
                http.postJson(
                        "/api/v1/operator/imports/" + id + "/decision",
                        "{\"decision\": \"approve\", \"note\": \"\"}",
                        operator);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return find(customer, id);
    }

    static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
