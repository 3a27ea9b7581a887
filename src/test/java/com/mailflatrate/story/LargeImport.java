package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** An import that takes its time, nine of ten rows with their proof. */
final class LargeImport {

    private static final int ROWS = 6_000;
    private static final int UNPROVEN = ROWS / 10;

    private final World world;
    private final Customer customer;
    private final String list;
    private final String id;

    private LargeImport(World world, Customer customer, String list, String id) {
        this.world = world;
        this.customer = customer;
        this.list = list;
        this.id = id;
    }

    /** One that waits for a person's decision. */
    static LargeImport upload(World world, Customer customer) {
        String list = world.list(customer, "Sehr viele");
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
        LargeImport all = new LargeImport(world, customer, list, id);
        all.until(seen -> is(seen, "review"));
        return all;
    }

    /** Approves it, and returns when the first rows are on their list. */
    void beginsToComeIn() {
        Map<String, Object> approval = SpotCheck.approval(world, id);
        // does not wait for the answer: the service may not be there to give it
        Thread.startVirtualThread(
                () ->
                        world.outside()
                                .post(
                                        "/api/v1/operator/imports/" + id + "/decision",
                                        world.operatorKey(),
                                        approval));
        until(seen -> is(seen, "checking") && seen.path("progress").path("done").asLong() > 0);
    }

    /** Takes it back, and returns when that is under way. */
    void beginsToLeave() {
        Thread.startVirtualThread(
                () ->
                        world.outside()
                                .post(
                                        "/api/v1/imports/" + id + "/rollback",
                                        customer.key(),
                                        Map.of()));
        until(seen -> is(seen, "checking"));
    }

    void comesInWithoutLossOrDoubles() {
        JsonNode active = until(seen -> is(seen, "active"));
        assertThat(active.path("accepted").asLong()).isEqualTo(ROWS - UNPROVEN);
        active.path("byReason").forEach(n -> assertThat(n.asLong()).isZero());
        assertThat(count("subscribed")).isEqualTo(ROWS - UNPROVEN);
        assertThat(count("held")).isEqualTo(UNPROVEN);
        everybodyMayBeMailed();
    }

    void isGoneWithoutRest() {
        until(seen -> is(seen, "rolled-back"));
        assertThat(count("subscribed")).isZero();
        assertThat(count("held")).isZero();
    }

    /** Every member has the proof of its own row, or the gate would leave it out. */
    private void everybodyMayBeMailed() {
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

    private long count(String status) {
        return world.outside()
                .get("/api/v1/lists/" + list, customer.key())
                .good()
                .path("counts")
                .path(status)
                .asLong();
    }

    private static boolean is(JsonNode seen, String state) {
        return seen.path("state").asString().equals(state);
    }

    private JsonNode until(Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        JsonNode seen = null;
        while (seen == null || !wanted.test(seen)) {
            assertThat(System.nanoTime()).as("%s", seen).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            seen = world.outside().get("/api/v1/imports/" + id, customer.key()).good();
        }
        return seen;
    }
}
