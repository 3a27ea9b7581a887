package com.mailflatrate.given;

import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.kernel.ListId;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms over HTTP, and visitors who use them. */
public final class SignUps {

    /** What visitors agree to. */
    public static final String WORDING =
            "Ja, ich möchte höchstens einmal pro Woche per E-Mail von neuen Kaffees lesen. Abmelden kann ich mich jederzeit.";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern SECRET = Pattern.compile("/c/([a-z2-7]{32})");
    private static final Pattern NEVER = Pattern.compile("/c/never/([a-z2-7]{32})");

    private final Http http;
    private final SentMails sent;
    private final Customers customers;

    /** In the service of this context. */
    public SignUps(ApplicationContext context, Http http) {
        this.http = http;
        this.sent = new SentMails(context);
        this.customers = new Customers(context);
    }

    /** A form as the interface answers. */
    public record Form(String id, String key, JsonNode json) {

        static Form of(JsonNode json) {
            String url = json.path("hostedUrl").asString();
            return new Form(
                    json.path("id").asString(), url.substring(url.lastIndexOf('/') + 1), json);
        }
    }

    /** A form's text with changes; a null takes a field away. */
    public static Map<String, Object> draft(Object... changes) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("title", "Post aus der Rösterei");
        draft.put("language", "de");
        draft.put("consentText", WORDING);
        draft.put("frequency", Map.of("max", 1, "per", "week"));
        draft.put("privacyUrl", "https://www.nordlicht-kaffee.test/datenschutz");
        draft.put(
                "fields",
                List.of(Map.of("key", "firstName", "label", "Vorname", "required", false)));
        draft.put("captcha", "none");
        for (int i = 0; i < changes.length; i += 2) {
            draft.put((String) changes[i], changes[i + 1]);
        }
        draft.values().removeIf(java.util.Objects::isNull);
        return draft;
    }

    /** Posts a form. */
    public HttpResponse<String> create(Customer customer, ListId list, Map<String, Object> draft) {
        return http.postJson(
                "/api/v1/lists/" + list + "/forms",
                JSON.writeValueAsString(draft),
                customer.bearer());
    }

    /** A form that is public, released by a reviewer if it had to wait. */
    public Form open(Customer customer, ListId list, Object... changes) {
        Form form = Form.of(JSON.readTree(create(customer, list, draft(changes)).body()));
        return form.json().path("state").asString().equals("public") ? form : approve(form);
    }

    /** A reviewer releases a form. */
    public Form approve(Form form) {
        HttpResponse<String> answer =
                http.postJson(
                        "/api/v1/operator/forms/" + form.id() + "/decision",
                        "{\"decision\":\"approve\"}",
                        customers.operator());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return form;
    }

    /** Changes a form. */
    public JsonNode change(Customer customer, Form form, Object... changes) {
        String[] bearer = customer.bearer();
        HttpResponse<String> answer =
                http.send(
                        "PUT",
                        "/api/v1/forms/" + form.id(),
                        JSON.writeValueAsString(draft(changes)),
                        bearer[0],
                        bearer[1],
                        "Content-Type",
                        "application/json");
        return JSON.readTree(answer.body());
    }

    /** Somebody fills a form in. */
    public HttpResponse<String> post(Form form, Map<String, String> values, String... headers) {
        return http.postForm("/f/" + form.key(), encoded(values), headers);
    }

    /** Somebody signs up with the box ticked. */
    public HttpResponse<String> signUp(Form form, String email, String... headers) {
        return post(form, Map.of("email", email, "consent", "on"), headers);
    }

    /** A browser does the sum against robots. */
    public String solve(Form form) {
        JsonNode task = JSON.readTree(http.get("/f/" + form.key() + "/task").body());
        String salt = task.path("salt").asString();
        int number = 0;
        while (!sha256(salt + number).equals(task.path("challenge").asString())) {
            number++;
        }
        Map<String, Object> solved = new HashMap<>();
        solved.put("algorithm", "SHA-256");
        solved.put("challenge", task.path("challenge").asString());
        solved.put("number", number);
        solved.put("salt", salt);
        solved.put("signature", task.path("signature").asString());
        return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(solved));
    }

    /** The secret in the newest mail that asks. */
    public String secret(Customer customer, String email) {
        return inMail(SECRET, customer, email);
    }

    /** The secret of its second link. */
    public String never(Customer customer, String email) {
        return inMail(NEVER, customer, email);
    }

    /** The mails that ask, newest first. */
    public List<String> mails(Customer customer, String email) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select body_text from delivery.letters where account_id = ? and to_address = ?"
                                                + " and kind = 'CONFIRMATION' order by message_id desc")
                                .params(customer.account().value(), email)
                                .query(String.class)
                                .list());
    }

    /** Until nothing waits to be looked at right away. */
    public void settled(Customer customer) {
        Eventually.until(
                "all registrations looked at",
                () ->
                        sent.engine(
                                db ->
                                        db.sql(
                                                        "select count(*) = 0 from optin.registrations"
                                                                + " where account_id = ? and state = 'WAITING' and due_at = requested_at")
                                                .param(customer.account().value())
                                                .query(Boolean.class)
                                                .single()));
    }

    /** One statement on the engine lane. */
    public <T> T engine(java.util.function.Function<JdbcClient, T> work) {
        return sent.engine(work);
    }

    private String inMail(Pattern pattern, Customer customer, String email) {
        try {
            return Eventually.value("the mail that asks", () -> found(pattern, customer, email));
        } catch (AssertionError silent) {
            throw new AssertionError(silent.getMessage() + ", but " + decided(customer), silent);
        }
    }

    /** What became of the registrations: a limit that other tests used up would stand here. */
    private List<String> decided(Customer customer) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select email || ' ' || state || coalesce(' ' || why, '') || ' due ' || due_at"
                                                + " from optin.registrations where account_id = ? order by id")
                                .param(customer.account().value())
                                .query(String.class)
                                .list());
    }

    private Optional<String> found(Pattern pattern, Customer customer, String email) {
        return mails(customer, email).stream()
                .findFirst()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(hit -> hit.group(1));
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(
                        one ->
                                one.getKey()
                                        + "="
                                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
