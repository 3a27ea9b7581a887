package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import com.mailflatrate.given.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service killed without warning while a large import comes onto its list, and leaves it. */
class KilledImportStory {

    private static final Path CACHE =
            Path.of(System.getProperty("user.home"), ".cache", "mailflatrate");
    private static final String OPERATOR = "betrieb@operator.test";
    private static final String PASSWORD = "ein ziemlich langer Satz 42";
    private static final int ROWS = 6_000;
    private static final int UNPROVEN = ROWS / 10;

    @Test
    void whatWasCutOffGoesOnWhereItWasWithoutLossOrDoubles(@TempDir Path root) throws IOException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(root.resolve("postgres"), CACHE, true);
                ServiceProcess service = service(root.resolve("data"), postgres)) {
            World world = new World(service, OPERATOR, PASSWORD);
            Customer customer = world.sender("Standhaft");
            String list = world.list(customer, "Sehr viele");
            String id = uploaded(world, customer, list);

            decide(world, id);
            until(world, customer, id, seen -> is(seen, "checking") && done(seen) > 0);
            service.kill();
            service.startAgain();
            JsonNode active = until(world, customer, id, seen -> is(seen, "active"));
            assertThat(active.path("accepted").asLong()).isEqualTo(ROWS - UNPROVEN);
            assertThat(active.path("byReason").size()).isZero();
            assertThat(count(world, customer, list, "subscribed")).isEqualTo(ROWS - UNPROVEN);
            assertThat(count(world, customer, list, "held")).isEqualTo(UNPROVEN);
            everybodyMayBeMailed(world, customer, list);

            Thread.startVirtualThread(
                    () ->
                            world.outside()
                                    .post(
                                            "/api/v1/imports/" + id + "/rollback",
                                            customer.key(),
                                            Map.of()));
            until(world, customer, id, seen -> is(seen, "checking"));
            service.kill();
            service.startAgain();
            until(world, customer, id, seen -> is(seen, "rolled-back"));
            assertThat(count(world, customer, list, "subscribed")).isZero();
            assertThat(count(world, customer, list, "held")).isZero();
        }
    }

    /** Every member has the proof of its own row, or the gate would leave it out. */
    private static void everybodyMayBeMailed(World world, Customer customer, String list) {
        String campaign =
                world.outside()
                        .post("/api/v1/campaigns", customer.key(), customer.campaign(list, "Alle"))
                        .good()
                        .path("id")
                        .asString();
        JsonNode audience =
                world.outside()
                        .get("/api/v1/campaigns/" + campaign + "/gate", customer.key())
                        .good()
                        .path("audience");
        assertThat(audience.path("selected").asLong()).as(audience.toString()).isEqualTo(ROWS);
        assertThat(audience.path("sendable").asLong())
                .as(audience.toString())
                .isEqualTo(ROWS - UNPROVEN);
    }

    private static String uploaded(World world, Customer customer, String list) {
        StringBuilder rows = new StringBuilder("email,name,at,ip,page\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("kundin.").append(Integer.toString(i, 26)).append("x@accept.test,Mensch,");
            rows.append(
                    i % 10 == 9
                            ? ",,\n"
                            : "2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n");
        }
        String id =
                world.outside()
                        .upload(
                                "/api/v1/lists/" + list + "/imports",
                                customer.key(),
                                rows.toString(),
                                World.importOptions())
                        .good()
                        .path("id")
                        .asString();
        until(world, customer, id, seen -> is(seen, "review"));
        return id;
    }

    /** Does not wait for the answer: the service will not be there to give it. */
    private static void decide(World world, String id) {
        Thread.startVirtualThread(
                () ->
                        world.outside()
                                .post(
                                        "/api/v1/operator/imports/" + id + "/decision",
                                        world.operatorKey(),
                                        Map.of("decision", "approve", "note", "Stichprobe")));
    }

    private static long count(World world, Customer customer, String list, String status) {
        return world.outside()
                .get("/api/v1/lists/" + list, customer.key())
                .good()
                .path("counts")
                .path(status)
                .asLong();
    }

    private static long done(JsonNode seen) {
        return seen.path("progress").path("done").asLong();
    }

    private static boolean is(JsonNode seen, String state) {
        return seen.path("state").asString().equals(state);
    }

    private static JsonNode until(
            World world, Customer customer, String id, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        JsonNode seen = null;
        while (seen == null || !wanted.test(seen)) {
            assertThat(System.nanoTime()).as("%s", seen).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            seen = world.outside().get("/api/v1/imports/" + id, customer.key()).good();
        }
        return seen;
    }

    private static ServiceProcess service(Path data, EmbeddedPostgres postgres) {
        return ServiceProcess.start(
                data,
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
    }
}
