package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.ServiceProcess;
import com.mailflatrate.given.SmtpTalk;
import com.mailflatrate.story.Outside.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The service as an operator runs it, on a PostgreSQL that is stopped under it and told to stop
 * itself, while a mailing leaves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InterruptionStory {

    private static final Path CACHE =
            Path.of(System.getProperty("user.home"), ".cache", "mailflatrate");
    private static final String OPERATOR = "betrieb@operator.test";
    private static final String PASSWORD = "ein ziemlich langer Satz 42";
    private static final String PROOF =
            ",Mensch,2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n";
    private static final Pattern WEB = Pattern.compile("<(https?://[^>]+)>");
    private static final Pattern MAILTO = Pattern.compile("<mailto:([^?>]+)");
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final int QUICK = 132;
    private static final int SLOW = 18;
    private static final int PEOPLE = 500;

    private Path root;
    private EmbeddedPostgres postgres;
    private ServiceProcess service;
    private World world;
    private Outside outside;
    private Customer customer;

    @BeforeAll
    void aServiceOnAServerOfItsOwn(@TempDir Path directory) throws IOException {
        root = directory;
        postgres = database();
        service =
                ServiceProcess.start(
                        root.resolve("data"),
                        Map.of(
                                "MAILFLATRATE_DATABASE_URL",
                                postgres.url(),
                                "MAILFLATRATE_DATABASE_USER",
                                EmbeddedPostgres.OWNER,
                                "MAILFLATRATE_DATABASE_PASSWORD",
                                postgres.password(),
                                "MAILFLATRATE_OPERATOR_EMAIL",
                                OPERATOR,
                                "MAILFLATRATE_OPERATOR_PASSWORD",
                                PASSWORD));
        world = new World(service, OPERATOR, PASSWORD);
        outside = world.outside();
        customer = world.sender("Standhaft");
    }

    @AfterAll
    void end() {
        service.close();
        postgres.close();
    }

    @Test
    @Order(1)
    @Covers({"G1", "G4"})
    void theDatabaseMayBeAwayForTenSecondsAndEverythingIsExactAfterwards() {
        String before = mailing("Vorher", "vorher", 3, 0);
        until(before, "finished");
        String first = world.newest(address("vorher", 0, false));
        String second = world.newest(address("vorher", 1, false));
        String third = world.newest(address("vorher", 2, false));
        String page = session("/lists/new");
        String running = mailing("Laufend", "laufend", QUICK, SLOW);
        Eventually.until("under way", () -> figure(running, "accepted") > 20);

        long back = System.nanoTime() + AWAY.toNanos();
        postgres.close();
        together(
                this::machinesAreToldToComeAgain,
                () -> peopleAreToldToComeAgain("de", "Wir sind gerade nicht ganz da"),
                () -> peopleAreToldToComeAgain("en", "We are not quite available"),
                () -> aFormDoesNothing(page),
                () -> aProviderUnsubscribes(first),
                () -> aMailUnsubscribes(second),
                () -> aPersonUnsubscribes(third));
        LockSupport.parkNanos(Math.max(0, back - System.nanoTime()));
        postgres = database();

        Eventually.until(
                "back", () -> outside.get("/api/v1/lists", customer.key()).status() == 200);
        assertThat(outside.get("/api/v1/lists?limit=100", customer.key()).raw().body())
                .doesNotContain("Aus dem Ausfall", "Halb angelegt");
        Eventually.until("all three left", () -> figure(before, "unsubscribed") == 3);
        arrivesOnce(running, "laufend");
    }

    @Test
    @Order(2)
    void aStopDrainsWhatIsUnderWayAndAStartFinishesIt() {
        String running = mailing("Angehalten", "angehalten", QUICK, SLOW);
        Eventually.until("under way", () -> figure(running, "accepted") > 20);

        Duration took = service.terminate();
        assertThat(took).isLessThan(Duration.ofSeconds(35));
        assertThat(service.log()).doesNotContain("OutOfMemory");
        service.startAgain();

        assertThat(figure(running, "accepted")).isGreaterThan(20);
        arrivesOnce(running, "angehalten");
    }

    @Test
    @Order(3)
    @Covers({"G1", "G5"})
    void whoLeftSinceTheBackupGetsNothingFromARestoredService() {
        String list = list("Stamm", "stamm", PEOPLE, 0);
        until(mailing(list, "Stamm eins"), "finished");
        String paused = mailing(list, "Stamm zwei");
        act(paused, "pause");
        String backup = root.resolve("monday.backup").toString();
        whileMailingsAreMade(
                () -> assertThat(service.run("backup", backup)).as(service.log()).isZero());

        List<String> leavers = unserved(paused).subList(0, 3);
        leavers.forEach(to -> aProviderUnsubscribes(world.newest(to)));
        long served = figure(paused, "accepted");
        service.kill();
        postgres.administer("postgres", "create database restored owner " + EmbeddedPostgres.OWNER);
        service.set("MAILFLATRATE_DATABASE_URL", postgres.url("restored"));
        assertThat(service.run("restore", backup)).as(service.log()).isZero();
        service.startAgain();

        act(paused, "resume");
        assertThat(figure(paused, "accepted")).as("nothing leaves").isEqualTo(served);
        outside.post(
                        "/api/v1/operator/delivery/release",
                        world.operatorKey(),
                        Map.of("note", "nachgesehen"))
                .good();
        until(paused, "finished");
        Map<String, Integer> arrived = world.arrived(".stamm");
        assertThat(arrived).hasSize(PEOPLE);
        arrived.forEach(
                (to, mails) -> assertThat(mails).as(to).isEqualTo(leavers.contains(to) ? 1 : 2));
    }

    private void whileMailingsAreMade(Runnable work) {
        AtomicBoolean going = new AtomicBoolean(true);
        Thread load =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int n = 0; going.get(); n++) {
                                        mailing("Last " + n, "last" + n, 20, 0);
                                    }
                                });
        try {
            work.run();
            going.set(false);
            load.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who has not got a paused mailing, once none of it is under way any more. */
    private List<String> unserved(String paused) {
        AtomicLong before = new AtomicLong(-1);
        Eventually.until(
                "it rests",
                () -> {
                    long accepted = figure(paused, "accepted");
                    long arrived = world.arrived(".stamm").values().stream().mapToInt(n -> n).sum();
                    return before.getAndSet(accepted) == accepted && arrived == PEOPLE + accepted;
                });
        return world.arrived(".stamm").entrySet().stream()
                .filter(one -> one.getValue() == 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void machinesAreToldToComeAgain() {
        Answer read = outside.get("/api/v1/lists", customer.key());
        assertThat(read.status()).isEqualTo(503);
        assertThat(read.code()).isEqualTo("UNAVAILABLE");
        BadInputStory.isAProblem(read);
        assertThat(read.raw().headers().firstValueAsLong("Retry-After")).hasValue(5);
        Map<String, String> list = Map.of("name", "Aus dem Ausfall", "description", "nie");
        assertThat(outside.post("/api/v1/lists", customer.key(), list).status()).isEqualTo(503);
    }

    private void peopleAreToldToComeAgain(String language, String sentence) {
        HttpResponse<String> shown =
                outside.http()
                        .get(
                                "/lists",
                                "Cookie",
                                "mf=" + customer.session(),
                                "Accept-Language",
                                language);
        assertThat(shown.statusCode()).isEqualTo(503);
        assertThat(shown.body())
                .contains("<html lang=\"" + language + "\"", sentence)
                .doesNotContain("Exception");
        assertThat(shown.headers().firstValue("Retry-After")).isPresent();
    }

    private void aFormDoesNothing(String hidden) {
        String form = hidden + "&name=Halb+angelegt&description=nie";
        HttpResponse<String> sent =
                outside.http().postForm("/lists", form, "Cookie", "mf=" + customer.session());
        assertThat(sent.statusCode()).isEqualTo(503);
    }

    private void aProviderUnsubscribes(String mail) {
        HttpResponse<String> oneClick =
                outside.http().postForm(unsubscribePath(mail), "List-Unsubscribe=One-Click");
        assertThat(oneClick.statusCode()).isEqualTo(200);
        assertThat(root.resolve("data/withdrawals.log")).content().contains("ONE_CLICK");
    }

    private void aMailUnsubscribes(String mail) {
        Matcher mailto = MAILTO.matcher(Mails.header(mail, "List-Unsubscribe"));
        assertThat(mailto.find()).isTrue();
        String reply =
                SmtpTalk.send(
                        service.inboundPort(),
                        "jemand@accept.test",
                        mailto.group(1),
                        "Subject: unsubscribe\n\n");
        assertThat(reply).startsWith("250");
    }

    private void aPersonUnsubscribes(String mail) {
        Http http = outside.http();
        HttpResponse<String> page = http.get(unsubscribePath(mail));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<button>", "keine Mails dieses Absenders");
        HttpResponse<String> pressed = http.postForm(unsubscribePath(mail), "scope=all&lang=de");
        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(http.get(pressed.headers().firstValue("Location").orElse("")).body())
                .contains("Ihre Abmeldung ist notiert.");
    }

    private static void together(Runnable... all) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            Stream.of(all)
                                    .map(each -> CompletableFuture.runAsync(each, threads))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    /** Everybody gets exactly one, and the figures say so. */
    private void arrivesOnce(String mailing, String tag) {
        until(mailing, "finished");
        JsonNode end = outside.get("/api/v1/mailings/" + mailing, customer.key()).good();
        assertThat(end.path("accepted").asLong()).as(end.toString()).isEqualTo(QUICK + SLOW);
        Map<String, Integer> arrived = world.arrived("." + tag);
        assertThat(arrived).hasSize(QUICK + SLOW);
        assertThat(arrived.values()).allMatch(times -> times == 1);
    }

    private void until(String mailing, String state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        String now = "";
        while (!now.equals(state)) {
            JsonNode seen = outside.get("/api/v1/mailings/" + mailing, customer.key()).json();
            now = seen.path("state").asString("");
            assertThat(System.nanoTime()).as(seen.toString()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private void act(String mailing, String what) {
        outside.post(
                        "/api/v1/mailings/" + mailing + "/" + what,
                        customer.key(),
                        Map.of("reason", "kurz warten"))
                .good();
    }

    private long figure(String mailing, String name) {
        return outside.get("/api/v1/mailings/" + mailing, customer.key())
                .good()
                .path(name)
                .asLong();
    }

    /**
     * A released mailing; every tenth recipient's server takes its time when there are slow ones.
     */
    private String mailing(String subject, String tag, int quick, int slow) {
        return mailing(list(subject, tag, quick, slow), subject);
    }

    private String list(String name, String tag, int quick, int slow) {
        StringBuilder rows = new StringBuilder("email,name,at,ip,page\n");
        for (int i = 0; i < quick + slow; i++) {
            rows.append(address(tag, i, slow > 0 && i % 10 == 9)).append(PROOF);
        }
        String list = world.list(customer, name);
        world.importFile(customer, list, rows.toString());
        return list;
    }

    private String mailing(String list, String subject) {
        String campaign =
                outside.post("/api/v1/campaigns", customer.key(), customer.campaign(list, subject))
                        .good()
                        .path("id")
                        .asString();
        JsonNode gate =
                outside.get("/api/v1/campaigns/" + campaign + "/gate", customer.key()).good();
        Map<String, Object> release = new HashMap<>();
        release.put("policyConfirmed", true);
        release.put("nonce", gate.path("confirmation").path("nonce").asString());
        return outside.post("/api/v1/campaigns/" + campaign + "/mailings", customer.key(), release)
                .good()
                .path("mailingId")
                .asString();
    }

    private static String address(String tag, int number, boolean slow) {
        return "mensch"
                + (char) ('a' + number / 676)
                + (char) ('a' + number / 26 % 26)
                + (char) ('a' + number % 26)
                + "."
                + tag
                + (slow ? "@slow.test" : "@accept.test");
    }

    private static String unsubscribePath(String mail) {
        Matcher uri = WEB.matcher(Mails.header(mail, "List-Unsubscribe"));
        assertThat(uri.find()).isTrue();
        return URI.create(uri.group(1)).getRawPath();
    }

    /** The hidden values of a form, as a browser sends them back. */
    private String session(String path) {
        String page = outside.http().get(path, "Cookie", "mf=" + customer.session()).body();
        Matcher hidden =
                Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                        .matcher(page);
        StringBuilder all = new StringBuilder("x=");
        while (hidden.find()) {
            all.append('&').append(hidden.group(1)).append('=').append(hidden.group(2));
        }
        return all.toString();
    }

    private EmbeddedPostgres database() {
        return EmbeddedPostgres.start(root.resolve("postgres"), CACHE, true);
    }
}
