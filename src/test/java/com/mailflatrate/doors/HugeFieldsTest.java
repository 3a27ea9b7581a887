package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A megabyte in any field with which people come in: refused in words, soon, without a fault, and
 * without a hash over it, which {@code Passwords} would answer with one.
 */
@DatabaseTest
class HugeFieldsTest {

    private static final String HUGE = "x".repeat(1_000_000);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String NEW = "milch und zucker, bitte";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private Http http;
    private Customers customers;
    private Customer ida;
    private String password;

    @BeforeEach
    void anOwner() {
        http = new Http(port);
        customers = new Customers(context);
        ida = customers.active("Riesig GmbH");
        password = customers.password();
    }

    @Test
    void signingIn() {
        Map<String, String> fields = fields("email", ida.email(), "password", password);
        fields.put("code", "123456");
        refusesEach("/sign-in", fields);
        fields.put("device", "d");
        refusesEachJson("/api/v1/sessions", "", fields);
        fields.put("halfWay", HUGE);
        HttpResponse<String> halfWay = http.postForm("/sign-in", encoded(fields));
        assertThat(halfWay.statusCode()).isEqualTo(401);
    }

    @Test
    void aForgottenPassword() {
        refusesEach("/reset", fields("email", ida.email()));
        refusesEachJson("/api/v1/password-resets", "", fields("email", ida.email()));
        assertThat(http.postForm("/reset", encoded(fields("email", ida.email()))).statusCode())
                .isEqualTo(200);
        String secret = secret("/reset/", ida.email());
        refusesEach("/reset/" + secret, fields("password", NEW));
        String completion = "/api/v1/password-resets/completion";
        refusesEachJson(completion, "", fields("secret", secret, "password", NEW));
        assertThat(http.postForm("/reset/" + secret, encoded(fields("password", NEW))).statusCode())
                .as("what was refused has not used the link")
                .isEqualTo(200);
    }

    @Test
    void anInvitation() {
        String session = customers.session(ida);
        String email = "jo-" + UUID.randomUUID() + "@team.test";
        Map<String, String> invite = fields("email", email, "role", "viewer");
        refusesEachJson("/api/v1/invitations", session, invite);
        refusesEach(session, "/account/people", "/account/people/invitations", invite);
        assertThat(json("/api/v1/invitations", session, invite).statusCode()).isEqualTo(201);
        String secret = secret("/invitation/", email);
        Map<String, String> join = fields("name", "Jo Hansen", "password", NEW);
        join.put("antiSpam", antiSpam());
        refusesEach("/invitation/" + secret, join);
        Map<String, String> acceptance = new LinkedHashMap<>(join);
        acceptance.put("secret", secret);
        refusesEachJson("/api/v1/invitations/acceptance", "", acceptance);
        assertThat(http.postForm("/invitation/" + secret, encoded(join)).statusCode())
                .isEqualTo(302);
    }

    @Test
    void onesOwnProfile() {
        String session = customers.session(ida);
        String place = "/profile";
        refusesEach(session, place, place, fields("name", "Ida Petersen"));
        refusesEach(
                session,
                place,
                place + "/password",
                fields("current", password, "password", "noch ein neues, bitte"));
        refusesEach(
                session,
                place,
                place + "/address",
                fields("email", "neu-" + UUID.randomUUID() + "@firma.test", "code", "123456"));
        refusesEach(session, "/step-up", "/step-up", fields("code", "123456"));
        refusesEachJson("/api/v1/sessions/current/proof", session, fields("code", "123456"));
    }

    @Test
    void signingUp() {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field :
                new String[] {
                    "user.name",
                    "user.email",
                    "user.password",
                    "purpose",
                    "expectedMonthlyMails",
                    "company.name",
                    "company.legalForm",
                    "company.street",
                    "company.phone",
                    "company.email",
                    "company.website",
                    "company.vatId",
                    "origin.own-form.collectionUrl",
                    "accept.terms"
                }) {
            form.put(field, "x");
        }
        form.put("origin.own-form", "on");
        refusesEach("/apply", form);
    }

    /** Each field in turn, the others as they are. */
    private void refusesEach(String path, Map<String, String> fields) {
        fields.keySet()
                .forEach(
                        name ->
                                refused(
                                        path + " " + name,
                                        () -> http.postForm(path, encoded(huge(fields, name)))));
    }

    private void refusesEach(String session, String page, String path, Map<String, String> fields) {
        Pages pages = new Pages(port, session);
        fields.keySet()
                .forEach(
                        name ->
                                refused(
                                        path + " " + name,
                                        () -> pages.post(page, path, turns(huge(fields, name)))));
    }

    private void refusesEachJson(String path, String session, Map<String, String> fields) {
        fields.keySet()
                .forEach(
                        name -> {
                            HttpResponse<String> answer =
                                    refused(
                                            path + " " + name,
                                            () -> json(path, session, huge(fields, name)));
                            assertThat(answer.body())
                                    .as(path + " " + name)
                                    .contains("\"code\":")
                                    .hasSizeLessThan(5_000);
                        });
    }

    private static HttpResponse<String> refused(
            String what, java.util.function.Supplier<HttpResponse<String>> call) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(what).isLessThan(SOON);
        assertThat(answer.statusCode()).as(what).isBetween(400, 499).isNotEqualTo(429);
        return answer;
    }

    private HttpResponse<String> json(String path, String session, Map<String, String> body) {
        String text = JsonMapper.shared().writeValueAsString(body);
        return session.isEmpty()
                ? http.postJson(path, text)
                : http.postJson(path, text, "Authorization", "Bearer " + session);
    }

    private String antiSpam() {
        Matcher found =
                Pattern.compile("\"kind\":\"anti-spam\"[^}]*?\"sha256\":\"([0-9a-f]{64})\"")
                        .matcher(http.get("/api/v1/policies").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** What stands behind this path in the mail to somebody. */
    private String secret(String path, String email) {
        SentMails sent = new SentMails(context);
        return Eventually.value(
                "the mail with " + path,
                () ->
                        sent
                                .engine(
                                        db ->
                                                db.sql(
                                                                "select body_text from delivery.letters where to_address = ?")
                                                        .param(email)
                                                        .query(String.class)
                                                        .list())
                                .stream()
                                .filter(text -> text.contains(path))
                                .map(text -> text.split(path, 2)[1].split("\\s", 2)[0])
                                .findFirst());
    }

    private static Map<String, String> huge(Map<String, String> fields, String name) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, HUGE);
        return changed;
    }

    private static Map<String, String> fields(String... turns) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < turns.length; i += 2) {
            fields.put(turns[i], turns[i + 1]);
        }
        return fields;
    }

    private static String[] turns(Map<String, String> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
