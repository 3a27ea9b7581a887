package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Eventually;
import com.mailflatrate.story.Outside.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A customer's mailings to lists of people of whom some have servers that take their time. */
final class Mailings {

    private static final String PROOF =
            ",Mensch,2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n";

    private final World world;
    private final Customer customer;

    Mailings(World world, Customer customer) {
        this.world = world;
        this.customer = customer;
    }

    /** A list of that many people; with slow servers for every tenth of them, or for nobody. */
    String list(String tag, int people, boolean slow) {
        StringBuilder rows = new StringBuilder("email,name,at,ip,page\n");
        for (int i = 0; i < people; i++) {
            rows.append(address(tag, i, slow && i % 10 == 9)).append(PROOF);
        }
        String list = world.list(customer, tag);
        world.importFile(customer, list, rows.toString());
        return list;
    }

    static String address(String tag, int number, boolean slow) {
        return "mensch"
                + (char) ('a' + number / 676)
                + (char) ('a' + number / 26 % 26)
                + (char) ('a' + number % 26)
                + "."
                + tag
                + (slow ? "@slow.test" : "@accept.test");
    }

    /** A released mailing. */
    String release(String list, String subject) {
        Outside outside = world.outside();
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

    /** A released mailing of which some mails have arrived and many have not. */
    String underWay(String list, String subject) {
        String mailing = release(list, subject);
        Eventually.until("under way", () -> figure(mailing, "accepted") > 20);
        return mailing;
    }

    void act(String mailing, String what) {
        world.outside()
                .post(
                        "/api/v1/mailings/" + mailing + "/" + what,
                        customer.key(),
                        Map.of("reason", "kurz warten"))
                .good();
    }

    long figure(String mailing, String name) {
        return look(mailing).good().path(name).asLong();
    }

    JsonNode finished(String mailing) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        JsonNode seen = look(mailing).json();
        while (!seen.path("state").asString("").equals("finished")) {
            assertThat(System.nanoTime()).as(seen.toString()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            seen = look(mailing).json();
        }
        return seen;
    }

    private Answer look(String mailing) {
        return world.outside().get("/api/v1/mailings/" + mailing, customer.key());
    }

    /** Who got a mail with this subject, of the people with this tag; nobody got it twice. */
    Set<String> arrived(String tag, String subject) {
        Set<String> to = new HashSet<>();
        for (JsonNode mail : inbox("." + tag)) {
            if (mail.path("subject").asString().equals(subject)) {
                assertThat(to.add(mail.path("to").asString())).as("%s twice", mail).isTrue();
            }
        }
        return to;
    }

    /** All mails to addresses whose name has this in it. */
    private List<JsonNode> inbox(String part) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    world.outside()
                            .get(
                                    "/api/v1/sandbox/mails?limit=200&to="
                                            + Outside.encoded(part)
                                            + cursor,
                                    world.operatorKey())
                            .good();
            page.path("items").forEach(all::add);
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + Outside.encoded(next);
        } while (!cursor.isEmpty());
        return all;
    }
}
