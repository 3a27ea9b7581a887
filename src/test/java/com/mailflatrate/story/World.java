package com.mailflatrate.story;

import com.mailflatrate.account.signin.Scopes;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.ServiceProcess;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * A running service with an operator of its own, and ways to bring customers into it by the front
 * door.
 */
final class World {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PASSWORD = "kaffee-und-kuchen-7";

    private final Outside outside;
    private final Letterbox letterbox;
    private final String operatorEmail;
    private final String totpSecret;
    private final String operatorKey;

    World(int port, Staff staff) {
        outside = new Outside(port);
        operatorEmail =
                "pruefung"
                        + NUMBER.incrementAndGet()
                        + "."
                        + System.nanoTime() % 100_000
                        + "@operator.test";
        Staff.NewStaff person =
                staff.create(
                        "Paula Prüfer",
                        EmailAddress.parse(operatorEmail).orElseThrow(),
                        PASSWORD,
                        Language.DE);
        totpSecret = person.totpSecret();
        operatorKey = staff.createKey(person, "story");
        letterbox = new Letterbox(outside, operatorKey);
    }

    /** A service whose operator's first person came from its settings. */
    World(ServiceProcess service, String operatorEmail, String operatorPassword) {
        outside = new Outside(service.port());
        this.operatorEmail = operatorEmail;
        totpSecret = service.operatorTotpSecret();
        operatorKey = signIn(operatorEmail, operatorPassword, totpSecret, service.now());
        letterbox = new Letterbox(outside, operatorKey);
    }

    Outside outside() {
        return outside;
    }

    String operatorKey() {
        return operatorKey;
    }

    String operatorEmail() {
        return operatorEmail;
    }

    String operatorPassword() {
        return PASSWORD;
    }

    String totpSecret() {
        return totpSecret;
    }

    /** A fresh person of the operator: second factor shown, anti-spam policy accepted. */
    String staffSession(Staff staff, String name, Instant now) {
        String email =
                "staff"
                        + NUMBER.incrementAndGet()
                        + "."
                        + System.nanoTime() % 100_000
                        + "@operator.test";
        Staff.NewStaff person =
                staff.create(name, EmailAddress.parse(email).orElseThrow(), PASSWORD, Language.DE);
        String session = signIn(email, PASSWORD, person.totpSecret(), now);
        outside.acceptPolicy(session);
        return session;
    }

    private String signIn(String email, String password, String totp, Instant now) {
        byte[] secret = Base32.decode(totp.toLowerCase(Locale.ROOT)).orElseThrow();
        return outside.post(
                        "/api/v1/sessions",
                        null,
                        Map.of(
                                "email",
                                email,
                                "password",
                                password,
                                "code",
                                Totp.code(secret, now)))
                .good()
                .path("token")
                .asString();
    }

    /** Applies and confirms the address; nobody has decided yet. */
    Customer applicant(String name) {
        String domain = name.toLowerCase(Locale.ROOT) + NUMBER.incrementAndGet() + ".test";
        String email = "ida@" + domain;
        Map<String, Object> body = application(name, domain, email);
        JsonNode applied = outside.post("/api/v1/applications", null, body).good();
        String link = linkOfNewest(email);
        outside.post(
                        "/api/v1/address-confirmations",
                        null,
                        Map.of("secret", link.substring(link.lastIndexOf('/') + 1)))
                .good();
        String session = signIn(email, PASSWORD);
        return new Customer(
                applied.path("accountId").asString(), domain, email, PASSWORD, session, "");
    }

    /** A session on a device nobody has seen, with the mailed code if one is asked for. */
    String signIn(String email, String password) {
        Outside.Answer answer =
                outside.post(
                        "/api/v1/sessions", null, Map.of("email", email, "password", password));
        if (answer.code().equals("CODE_REQUIRED")) {
            answer =
                    outside.post(
                            "/api/v1/sessions",
                            null,
                            Map.of(
                                    "email",
                                    email,
                                    "password",
                                    password,
                                    "code",
                                    letterbox.code(email)));
        }
        return answer.good().path("token").asString();
    }

    /** An approved customer with a key of all scopes. */
    Customer customer(String name) {
        Customer applicant = applicant(name);
        approve(applicant);
        return withKey(applicant);
    }

    /** An approved customer with a proved domain. */
    Customer sender(String name) {
        Customer customer = customer(name);
        proveDomain(customer);
        return customer;
    }

    void approve(Customer customer) {
        outside.post(
                        "/api/v1/operator/accounts/" + customer.accountId() + "/decision",
                        operatorKey,
                        Map.of("decision", "approve", "note", "Register und Website geprüft"))
                .good();
    }

    Customer withKey(Customer customer) {
        JsonNode key =
                outside.post(
                                "/api/v1/keys",
                                customer.session(),
                                Map.of("name", "story", "scopes", Scopes.OF_ACCOUNT))
                        .good();
        return customer.withKey(key.path("key").asString());
    }

    void proveDomain(Customer customer) {
        JsonNode domain =
                outside.post(
                                "/api/v1/sender-domains",
                                customer.key(),
                                Map.of("domain", customer.domain()))
                        .good();
        publish(domain);
        JsonNode checked =
                outside.post(
                                "/api/v1/sender-domains/" + domain.path("id").asString() + "/check",
                                customer.key(),
                                Map.of())
                        .good();
        if (!checked.path("state").asString().equals("verified")) {
            throw new AssertionError("domain not verified: " + checked);
        }
    }

    void publish(JsonNode domain) {
        for (JsonNode record : domain.path("records")) {
            outside.put(
                            "/api/v1/sandbox/dns",
                            operatorKey,
                            Map.of(
                                    "name", record.path("name").asString(),
                                    "type", record.path("type").asString(),
                                    "values", List.of(record.path("value").asString())))
                    .good();
        }
    }

    String list(Customer customer, String name) {
        return outside.post(
                        "/api/v1/lists",
                        customer.key(),
                        Map.of("name", name, "description", "Neues aus der Rösterei"))
                .good()
                .path("id")
                .asString();
    }

    /** Imports a file and has it let in; the import at its end. */
    JsonNode importFile(Customer customer, String list, String csv) {
        String id =
                outside.upload(
                                "/api/v1/lists/" + list + "/imports",
                                customer.key(),
                                csv,
                                importOptions())
                        .good()
                        .path("id")
                        .asString();
        untilImport(customer, id, "review", "active");
        if (outside.get("/api/v1/imports/" + id, customer.key())
                .good()
                .path("state")
                .asString()
                .equals("review")) {
            outside.post(
                            "/api/v1/operator/imports/" + id + "/decision",
                            operatorKey,
                            SpotCheck.approval(this, id))
                    .good();
        }
        return untilImport(customer, id, "active");
    }

    JsonNode untilImport(Customer customer, String id, String... states) {
        AtomicReference<JsonNode> seen = new AtomicReference<>();
        Eventually.until(
                "import in " + List.of(states),
                () -> {
                    seen.set(outside.get("/api/v1/imports/" + id, customer.key()).good());
                    return List.of(states).contains(seen.get().path("state").asString());
                });
        return seen.get();
    }

    static Map<String, Object> importOptions() {
        return Map.of("mapping", mapping(), "origin", origin());
    }

    static Map<String, String> mapping() {
        return Map.of(
                "email",
                "email",
                "firstName",
                "name",
                "consentAt",
                "at",
                "consentIp",
                "ip",
                "consentSource",
                "page");
    }

    static Map<String, Object> origin() {
        return Map.of(
                "kind",
                "other-system",
                "description",
                "Anmeldungen auf der Website mit Bestätigung",
                "collectionUrl",
                "https://www.nordlicht-kaffee.test/post",
                "system",
                "Altes System",
                "periodFrom",
                "2024-01-01",
                "periodTo",
                "2026-01-01",
                "contacts",
                100);
    }

    /** Mails in the built-in inbox, newest first. */
    List<JsonNode> mails(String to) {
        return letterbox.mails(to);
    }

    /** How many mails each address got whose name has this in it. */
    Map<String, Integer> arrived(String part) {
        return letterbox.arrived(part);
    }

    /** A mail as it arrived. */
    String mail(JsonNode item) {
        return letterbox.mail(item);
    }

    /** The newest mail to an address, once it is there. */
    String newest(String to) {
        return letterbox.newest(to);
    }

    /** The six digits of the newest mail to an address that has some; each once. */
    String code(String to) {
        return letterbox.code(to);
    }

    /** The path of the first link in the newest mail to an address. */
    String linkOfNewest(String to) {
        return letterbox.linkOfNewest(to);
    }

    /** What somebody who applies says of the company. */
    Map<String, Object> application(String name, String domain, String email) {
        return Map.of(
                "company", company(name, domain),
                "user", Map.of("name", "Ida Petersen", "email", email, "password", PASSWORD),
                "purpose", "Monatlicher Rundbrief",
                "expectedMonthlyMails", 1000,
                "origins", List.of(origin()),
                "accept", acceptedPolicies());
    }

    private static Map<String, Object> company(String name, String domain) {
        Map<String, Object> company = new HashMap<>();
        company.put("name", name + " GmbH");
        company.put("legalForm", "GmbH");
        company.put("street", "Kanalstraße 14");
        company.put("postalCode", "24159");
        company.put("city", "Kiel");
        company.put("country", "DE");
        company.put("phone", "+49 431 5550123");
        company.put("email", "post@" + domain);
        company.put("registerCourt", "Amtsgericht Kiel");
        company.put("registerNumber", "HRB 21877");
        company.put("representatives", List.of("Ida Petersen"));
        return company;
    }

    private Map<String, String> acceptedPolicies() {
        Map<String, String> names = Map.of("terms", "terms", "anti-spam", "antiSpam", "dpa", "dpa");
        Map<String, String> accepted = new HashMap<>();
        for (JsonNode policy : outside.get("/api/v1/policies", null).good().path("items")) {
            accepted.put(
                    names.getOrDefault(policy.path("kind").asString(), "?"),
                    policy.path("sha256").asString());
        }
        return accepted;
    }
}
