package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.doors.entry.FormProof;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.UuidV7;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every route of the running service that carries an id, called with every kind of id of another
 * account: what belongs to somebody else answers exactly like what does not exist. A clock would
 * tell the machine's mood, so that nobody can tell the two apart by time is a rule about work: both
 * make the service ask its database the same in the same order.
 */
@DatabaseTest
class RouteWalkTest {

    private static final List<String> COLLECTIONS =
            List.of(
                    "/api/v1/lists",
                    "/api/v1/campaigns",
                    "/api/v1/mailings",
                    "/api/v1/suppressions",
                    "/api/v1/segments",
                    "/api/v1/sender-domains",
                    "/api/v1/keys");

    private static final String SANDBOX = "/sandbox/";
    private static final int AT_ONCE = 4;
    private static final int SOME = 50;
    private static final int AGAIN = 3; // a key's use is noted once a minute, whatever it asks for
    private static final String COLUMNS =
            """
            select c.table_schema || '.' || c.table_name as place, c.column_name
              from information_schema.columns c
              join information_schema.tables t using (table_schema, table_name)
             where t.table_type = 'BASE TABLE' and (c.data_type = 'uuid' or c.column_name = 'mailing_id')
               and exists (select from information_schema.columns a
                            where a.table_schema = c.table_schema and a.table_name = c.table_name
                              and a.column_name = 'account_id' and a.data_type = 'bigint')
               and not exists (select from pg_inherits i
                                where i.inhrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass)
             order by 1, 2
            """;

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient db;
    @Autowired private TransactionTemplate transactions;
    @Autowired private FormProof proof;
    @Autowired private UuidV7 uuids;
    private Http http;
    private OneOfEach oneOfEach;

    @BeforeEach
    void customers() {
        http = new Http(port);
        oneOfEach = new OneOfEach(context, port, proof);
    }

    @Test
    @Covers("J3")
    void whatBelongsToAnotherAccountAnswersLikeWhatDoesNotExistAndForTheSameWork()
            throws InterruptedException {
        Set<String> ids = oneOfEachKind(oneOfEach.owner().customer().account());
        assertThat(ids).hasSizeGreaterThan(25);
        List<Routes.Route> routes = Routes.of(context);
        assertThat(routes).hasSizeGreaterThan(190);
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        try (Statements statements = Statements.listening();
                ExecutorService walkers = Executors.newFixedThreadPool(AT_ONCE)) {
            Stranger stranger = new Stranger(context, port, statements);
            List<Callable<Boolean>> walks = new ArrayList<>();
            for (Routes.Route route : routes) {
                walks.add(() -> faults.addAll(faults(route, ids, stranger)));
            }
            walkers.invokeAll(walks).forEach(Future::resultNow);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @Covers("J3")
    void theOwnerFindsItsOwnThroughTheSameRoutes() {
        GivenCampaigns.Sender owner = oneOfEach.owner();
        Deque<String> ids = new ArrayDeque<>(idsOf(owner.customer().account(), 2));
        String session = new Customers(context).session(owner.customer());
        List<String> nowhere = new ArrayList<>();
        for (Routes.Route route : Routes.of(context)) {
            boolean reads = route.method().equals("GET");
            boolean staffs = route.path().contains("/operator/") || route.path().contains(SANDBOX);
            if (reads && !staffs) {
                ids.stream()
                        .filter(
                                id ->
                                        places(route, id, ids)
                                                .anyMatch(
                                                        path ->
                                                                isThere(
                                                                        path,
                                                                        owner.customer().key(),
                                                                        session)))
                        .findFirst()
                        .ifPresentOrElse(
                                id -> tryFirst(id, ids), () -> nowhere.add(route.toString()));
            }
        }
        assertThat(nowhere)
                .as("routes for which the test makes nothing, so that it proves nothing")
                .isEmpty();
    }

    @Test
    @Covers("J3")
    void aCollectionHoldsWhatIsOnesOwnAndNothingOfAnother() {
        GivenCampaigns.Sender owner = oneOfEach.owner();
        GivenCampaigns.Sender stranger = oneOfEach.owner();
        Set<String> theirs = idsOf(owner.customer().account(), 2);
        Set<String> own = idsOf(stranger.customer().account(), 2);
        theirs.removeAll(own);
        theirs.add(owner.domain());
        for (String path : COLLECTIONS) {
            HttpResponse<String> seen = http.get(path, stranger.customer().bearer());
            assertThat(seen.statusCode()).as(path + seen.body()).isEqualTo(200);
            assertThat(own).as(path + " shows one's own").anyMatch(seen.body()::contains);
            assertThat(theirs).as(path).noneMatch(seen.body()::contains);
        }
    }

    private static Stream<String> places(Routes.Route route, String id, Deque<String> ids) {
        return route.isInner()
                ? ids.stream().map(inner -> route.with(id, inner))
                : Stream.of(route.with(id));
    }

    private static void tryFirst(String id, Deque<String> ids) {
        ids.remove(id);
        ids.addFirst(id);
    }

    private boolean isThere(String path, String key, String session) {
        HttpResponse<String> answer =
                path.startsWith("/api/")
                        ? http.get(path, "Authorization", "Bearer " + key)
                        : http.get(path, "Cookie", "mf=" + session);
        return answer.statusCode() != 404;
    }

    private List<String> faults(Routes.Route route, Set<String> ids, Stranger stranger) {
        List<String> faults = new ArrayList<>();
        Map<Boolean, Stranger.Seen> nothing = new HashMap<>();
        for (String id : ids) {
            boolean mailing = MailingId.parse(id).isPresent();
            Stranger.Seen unknown =
                    nothing.computeIfAbsent(mailing, its -> stranger.sees(route, unknown(its)));
            Stranger.Seen foreign = stranger.sees(route, id);
            for (int again = 0; !foreign.equals(unknown) && again < AGAIN; again++) {
                unknown = stranger.sees(route, unknown(mailing));
                foreign = stranger.sees(route, id);
                nothing.put(mailing, unknown);
            }
            if (!foreign.equals(unknown)) {
                faults.add(route + " with " + id + ": " + foreign.unlike(unknown));
            }
        }
        boolean inSandbox = route.path().contains(SANDBOX);
        for (Stranger.Seen unknown : nothing.values()) {
            if (unknown.status() != 404 && !(inSandbox && unknown.status() == 403)) {
                faults.add(route + " with what nobody has: " + unknown);
            }
            if (unknown.work().isEmpty()) {
                faults.add(route + " asked the database nothing, not even who it was that came");
            }
        }
        return faults;
    }

    private String unknown(boolean mailing) {
        return mailing ? MailingId.random(new SecureRandom()).value() : uuids.next().toString();
    }

    /** Some of every kind of id the account has in any table. */
    private Set<String> idsOf(AccountId account, int ofEach) {
        Set<String> ids = new LinkedHashSet<>();
        for (List<String> column : columnsOf(account, ofEach)) {
            ids.addAll(column);
        }
        return ids;
    }

    /** One of every kind of id: a column that holds one that is known already refers to it. */
    private Set<String> oneOfEachKind(AccountId account) {
        Set<String> ids = new LinkedHashSet<>();
        for (List<String> column : columnsOf(account, SOME)) {
            if (Collections.disjoint(ids, column)) {
                ids.add(column.getFirst());
            }
        }
        return ids;
    }

    private List<List<String>> columnsOf(AccountId account, int rows) {
        return Lanes.engine(
                () ->
                        transactions.execute(
                                tx ->
                                        db.sql(COLUMNS).query().listOfRows().stream()
                                                .map(column -> some(column, account, rows))
                                                .filter(ids -> !ids.isEmpty())
                                                .toList()));
    }

    private List<String> some(Map<String, @Nullable Object> column, AccountId account, int rows) {
        String name = String.valueOf(column.get("column_name"));
        return db.sql(
                        "select distinct %s::text from %s where account_id = ? and %s::text <> '' order by 1 limit %d"
                                .formatted(name, column.get("place"), name, rows))
                .param(account.value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
