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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * The service as an operator runs it, while a mailing leaves: on a PostgreSQL that is stopped under
 * it, told to stop itself, killed six times, and brought back from a backup.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InterruptionStory {

    private static final Path CACHE =
            Path.of(System.getProperty("user.home"), ".cache", "mailflatrate");
    private static final String OPERATOR = "betrieb@operator.test";
    private static final String PASSWORD = "ein ziemlich langer Satz 42";
    private static final Pattern WEB = Pattern.compile("<(https?://[^>]+)>");
    private static final Pattern MAILTO = Pattern.compile("<mailto:([^?>]+)");
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration IN_HAND = Duration.ofSeconds(3);
    private static final int PEOPLE = 150;
    private static final int LEAVERS = 3;
    private static final int CONNECTIONS = 8;

    private Path root;
    private EmbeddedPostgres postgres;
    private ServiceProcess service;
    private World world;
    private Outside outside;
    private Customer customer;
    private Mailings mailings;
    private String regulars;
    private String others;

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
                                "MAILFLATRATE_DELIVERY_CONNECTIONS",
                                String.valueOf(CONNECTIONS),
                                "MAILFLATRATE_OPERATOR_EMAIL",
                                OPERATOR,
                                "MAILFLATRATE_OPERATOR_PASSWORD",
                                PASSWORD));
        world = new World(service, OPERATOR, PASSWORD);
        outside = world.outside();
        customer = world.sender("Standhaft");
        mailings = new Mailings(world, customer);
        regulars = mailings.list("stamm", PEOPLE, true);
        others = mailings.list("andere", 20, false);
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
        String before = mailings.release(others, "Vorher");
        mailings.finished(before);
        String first = world.newest(Mailings.address("andere", 0, false));
        String second = world.newest(Mailings.address("andere", 1, false));
        String third = world.newest(Mailings.address("andere", 2, false));
        String page = session("/lists/new");
        String running = mailings.underWay(regulars, "Laufend");

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
        Eventually.until("all three left", () -> mailings.figure(before, "unsubscribed") == 3);
        arrivesOnce(running, "Laufend");
    }

    @Test
    @Order(2)
    void aStopDrainsWhatIsUnderWayAndAStartFinishesIt() {
        String running = mailings.underWay(regulars, "Angehalten");

        Duration took = service.terminate();
        assertThat(took).isLessThan(Duration.ofSeconds(35));
        assertThat(service.log()).doesNotContain("OutOfMemory");
        service.startAgain();

        assertThat(mailings.figure(running, "accepted")).isGreaterThan(20);
        arrivesOnce(running, "Angehalten");
    }

    @Test
    @Order(3)
    void killsInTheMiddleOfAMailingAndAnImportLoseNothingAndDoubleNothing() {
        LargeImport large = LargeImport.upload(world, customer);
        String running = mailings.underWay(regulars, "Erschlagen");
        large.beginsToComeIn();
        killTwice();
        large.comesInWithoutLossOrDoubles();
        arrivesAtMostOnce(running, "Erschlagen");

        String again = mailings.underWay(regulars, "Noch einmal erschlagen");
        large.beginsToLeave();
        killTwice();
        large.isGoneWithoutRest();
        arrivesAtMostOnce(again, "Noch einmal erschlagen");
    }

    @Test
    @Order(4)
    @Covers("H2")
    void keptMailsAreReadAgainByACommandBesideTheServiceOnceAndNotTwice() {
        String dead = Mailings.address("andere", 5, false);
        LearntLater report = LearntLater.report(world, service, postgres, dead);
        assertThat(report.read().path("applied").asInt()).as(service.log()).isEqualTo(1);
        assertThat(report.kind()).isEqualTo("bounce");
        JsonNode again = report.read("--dry-run");
        assertThat(again.path("differing").asInt()).isZero();
        assertThat(again.path("same").asInt()).isPositive();
    }

    @Test
    @Order(5)
    @Covers({"G1", "G5"})
    void whoLeftSinceTheBackupGetsNothingFromARestoredService() {
        String paused = mailings.release(regulars, "Gesichert");
        mailings.act(paused, "pause");
        Set<String> served = atRest(paused);
        String backup = root.resolve("monday.backup").toString();
        whileMailingsAreMade(
                () -> assertThat(service.run("backup", backup)).as(service.log()).isZero());

        List<String> leavers =
                mailings.arrived("stamm", "Laufend").stream()
                        .filter(to -> !served.contains(to))
                        .limit(LEAVERS)
                        .toList();
        assertThat(leavers).hasSize(LEAVERS);
        leavers.forEach(to -> aProviderUnsubscribes(world.newest(to)));
        service.kill();
        postgres.administer("postgres", "create database restored owner " + EmbeddedPostgres.OWNER);
        service.set("MAILFLATRATE_DATABASE_URL", postgres.url("restored"));
        assertThat(service.run("restore", backup)).as(service.log()).isZero();
        service.killAgainAt("the database went back in time");
        service.startAgain();

        mailings.act(paused, "resume");
        assertThat(mailings.figure(paused, "accepted"))
                .as("nothing leaves")
                .isEqualTo(served.size());
        outside.post(
                        "/api/v1/operator/delivery/release",
                        world.operatorKey(),
                        Map.of("note", "nachgesehen"))
                .good();
        mailings.finished(paused);
        assertThat(mailings.arrived("stamm", "Gesichert"))
                .hasSize(PEOPLE - LEAVERS)
                .doesNotContainAnyElementsOf(leavers);
    }

    /**
     * Once while all this is under way, and once while the next start looks through the journal.
     */
    private void killTwice() {
        service.kill();
        service.killAgainAt("journal: ");
        service.startAgain();
    }

    private void whileMailingsAreMade(Runnable work) {
        AtomicBoolean going = new AtomicBoolean(true);
        Thread load =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int n = 0; going.get(); n++) {
                                        mailings.finished(mailings.release(others, "Last " + n));
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

    /** Who has got a paused mailing, once not even a slow server has any of it in hand. */
    private Set<String> atRest(String paused) {
        AtomicLong before = new AtomicLong(-1);
        AtomicLong since = new AtomicLong(System.nanoTime());
        Eventually.until(
                "it rests",
                () -> {
                    long accepted = mailings.figure(paused, "accepted");
                    if (before.getAndSet(accepted) != accepted) {
                        since.set(System.nanoTime());
                    }
                    return System.nanoTime() - since.get() > IN_HAND.toNanos()
                            && mailings.arrived("stamm", "Gesichert").size() == accepted;
                });
        return mailings.arrived("stamm", "Gesichert");
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
    private void arrivesOnce(String mailing, String subject) {
        JsonNode end = mailings.finished(mailing);
        assertThat(end.path("accepted").asLong()).as(end.toString()).isEqualTo(PEOPLE);
        assertThat(mailings.arrived("stamm", subject)).hasSize(PEOPLE);
    }

    /**
     * Nobody gets two; whatever counts as accepted has arrived, and of what was under way at the
     * kill nobody claims to know.
     */
    private void arrivesAtMostOnce(String mailing, String subject) {
        JsonNode end = mailings.finished(mailing);
        long accepted = end.path("accepted").asLong();
        long ambiguous = end.path("ambiguous").asLong();
        assertThat(accepted + ambiguous).as(end.toString()).isEqualTo(PEOPLE);
        assertThat(ambiguous).as(end.toString()).isLessThanOrEqualTo(CONNECTIONS);
        assertThat((long) mailings.arrived("stamm", subject).size())
                .as(end.toString())
                .isBetween(accepted, accepted + ambiguous);
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
