package com.mailflatrate.sandbox.demo;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import tools.jackson.databind.JsonNode;

/**
 * The main job after the account is open: domain, list, campaign, answers. Reads as its own table
 * of contents.
 */
final class MainJob {

    private static final Pattern HTTPS_URI = Pattern.compile("<(https?://[^>]+)>");

    private final DemoApi api;
    private final DemoOperator operator;
    private final Customer customer;
    private final DemoMails mails;
    private final InstantSource clock;
    private final Progress progress;

    MainJob(
            DemoApi api,
            DemoOperator operator,
            Customer customer,
            DemoMails mails,
            InstantSource clock,
            Progress progress) {
        this.api = api;
        this.operator = operator;
        this.customer = customer;
        this.mails = mails;
        this.clock = clock;
        this.progress = progress;
    }

    Figures play() {
        proveSenderDomain();
        String list =
                api.post(
                                "/api/v1/lists",
                                customer.key(),
                                Map.of(
                                        "name",
                                        "Rundbrief",
                                        "description",
                                        "Neue Röstungen und Termine im Laden, einmal im Monat"))
                        .path("id")
                        .asString();
        api.post("/api/v1/fields", customer.key(), SampleCompany.field());
        JsonNode imported = importList(list);
        String campaign =
                api.post("/api/v1/campaigns", customer.key(), SampleCompany.campaign(list))
                        .path("id")
                        .asString();
        JsonNode gate = passGate(campaign);
        String mailing = release(campaign, gate);
        untilFinished(mailing);
        untilAnswersCameBack(list);
        Message seen = unsubscribeWithOneClick(list);
        JsonNode verdict = complainByMailingId(seen, list);
        return new Figures(imported, gate, mailing(mailing), list(list), verdict);
    }

    private void proveSenderDomain() {
        progress.step(
                "The records of " + SampleCompany.DOMAIN + " go into the zone and are checked");
        JsonNode domain =
                api.post(
                        "/api/v1/sender-domains",
                        customer.key(),
                        Map.of("domain", SampleCompany.DOMAIN));
        for (JsonNode record : domain.path("records")) {
            api.put(
                    "/api/v1/sandbox/dns",
                    operator.key(),
                    Map.of(
                            "name", record.path("name").asString(),
                            "type", record.path("type").asString(),
                            "values", List.of(record.path("value").asString())));
        }
        String id = domain.path("id").asString();
        JsonNode checked =
                api.post("/api/v1/sender-domains/" + id + "/check", customer.key(), Map.of());
        if (!checked.path("state").asString().equals("verified")) {
            throw new IllegalStateException("the domain is " + checked);
        }
    }

    private JsonNode importList(String list) {
        progress.step("A list of 1,000 rows is read and judged row by row");
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<String, Object> options =
                Map.of(
                        "mapping",
                        SampleCompany.mapping(),
                        "origin",
                        SampleCompany.origin(today.minusDays(520), today.minusDays(20)));
        String id =
                api.upload(
                                "/api/v1/lists/" + list + "/imports",
                                customer.key(),
                                "rundbrief.csv",
                                SampleList.at(now).csv(),
                                options)
                        .path("id")
                        .asString();
        String path = "/api/v1/imports/" + id;
        untilState(path, customer.key(), List.of("review", "active"));
        if (state(path, customer.key()).equals("review")) {
            progress.step("A reviewer draws rows at random and lets the import in");
            api.post(
                    "/api/v1/operator/imports/" + id + "/decision",
                    operator.key(),
                    Map.of(
                            "decision",
                            "approve",
                            "note",
                            "30 Zeilen gezogen, Anmeldeprotokolle stimmen."));
        }
        untilState(path, customer.key(), List.of("active"));
        return api.get(path, customer.key());
    }

    private JsonNode passGate(String campaign) {
        progress.step("The campaign stands at the gate");
        JsonNode gate = api.get("/api/v1/campaigns/" + campaign + "/gate", customer.key());
        if (gate.path("confirmation").path("nonce").isMissingNode()) {
            throw new IllegalStateException("the gate says " + gate.path("checks"));
        }
        return gate;
    }

    private String release(String campaign, JsonNode gate) {
        progress.step("The owner ticks the policy for this one mailing and sends");
        return api.post(
                        "/api/v1/campaigns/" + campaign + "/mailings",
                        customer.key(),
                        Map.of(
                                "policyConfirmed",
                                true,
                                "nonce",
                                gate.path("confirmation").path("nonce").asString()))
                .path("mailingId")
                .asString();
    }

    private void untilFinished(String mailing) {
        Waiting.until(
                "the end of the mailing",
                () -> {
                    JsonNode now = mailing(mailing);
                    progress.step(
                            "Mail by mail over SMTP, each signed twice: %,d of %,d accepted"
                                    .formatted(
                                            now.path("accepted").asLong(),
                                            now.path("total").asLong()));
                    return now.path("state").asString().equals("finished")
                            ? Optional.of(now)
                            : Optional.empty();
                });
    }

    private void untilAnswersCameBack(String list) {
        progress.step("Bounces, complaints and objections come back by SMTP");
        untilCounts(list, "bounced", SampleList.HARD + SampleList.LATE);
        untilCounts(list, "complained", SampleList.COMPLAINING);
        untilCounts(list, "unsubscribed", SampleList.OBJECTING);
    }

    private Message unsubscribeWithOneClick(String list) {
        progress.step("Somebody unsubscribes with one click in the mail program");
        long before = counted(list, "unsubscribed");
        Message mail = mails.newest("@insel.accept.test");
        Matcher uri = HTTPS_URI.matcher(DemoMails.header(mail, "List-Unsubscribe"));
        if (!uri.find()) {
            throw new IllegalStateException("no address to unsubscribe at");
        }
        int status =
                api.form(
                        api.at(URI.create(uri.group(1)).getRawPath()),
                        "List-Unsubscribe=One-Click");
        if (status != 200) {
            throw new IllegalStateException("unsubscribing answered " + status);
        }
        untilCounts(list, "unsubscribed", before + 1);
        return mail;
    }

    private JsonNode complainByMailingId(Message seen, String list) {
        progress.step("Somebody complains and names only the mailing ID");
        Message mail = mails.newest("@kontor.accept.test");
        String id = DemoMails.header(mail, "X-Mailing-ID").toUpperCase(Locale.ROOT);
        JsonNode found =
                api.post(
                        "/api/v1/operator/complaints",
                        operator.key(),
                        Map.of(
                                "mailingId",
                                id,
                                "text",
                                "Ich kenne diese Firma nicht. "
                                        + DemoMails.header(seen, "Subject")));
        long complained = counted(list, "complained");
        String status = "/api/v1/operator/cases/" + found.path("id").asString();
        if (complained == SampleList.COMPLAINING) {
            api.post(
                    status + "/actions",
                    operator.key(),
                    Map.of("action", "suppress", "note", "Beschwerde des Empfängers"));
        }
        untilCounts(list, "complained", SampleList.COMPLAINING + 1);
        return found;
    }

    private void untilCounts(String list, String status, long atLeast) {
        Waiting.until(
                "%d %s on the list".formatted(atLeast, status),
                () -> counted(list, status) >= atLeast ? Optional.of(status) : Optional.empty());
    }

    private long counted(String list, String status) {
        return list(list).path("counts").path(status).asLong();
    }

    private void untilState(String path, String bearer, List<String> states) {
        Waiting.until(
                "state " + states + " of " + path,
                () -> {
                    String state = state(path, bearer);
                    if (List.of("rejected", "held").contains(state)) {
                        throw new IllegalStateException(path + " is " + api.get(path, bearer));
                    }
                    return states.contains(state) ? Optional.of(state) : Optional.empty();
                });
    }

    private String state(String path, String bearer) {
        return api.get(path, bearer).path("state").asString();
    }

    private JsonNode mailing(String id) {
        return api.get("/api/v1/mailings/" + id, customer.key());
    }

    private JsonNode list(String id) {
        return api.get("/api/v1/lists/" + id, customer.key());
    }
}
