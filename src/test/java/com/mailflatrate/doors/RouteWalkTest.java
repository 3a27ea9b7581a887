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
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the running service that carries an id, called with every kind of id of another
 * account: what belongs to somebody else answers exactly like what does not exist.
 */
@DatabaseTest
class RouteWalkTest {

    /** What stands in a path and is no id of an account's thing, with the reason. */
    private static final Map<String, String> NO_IDS =
            Map.ofEntries(
                    Map.entry("domain", "whose reports a feedback loop brings; only staff asks"),
                    Map.entry("token", "a message's token is all its bearer has; TokenDoorsTest"),
                    Map.entry("secret", "a mailed secret is all its bearer has; TokenDoorsTest"),
                    Map.entry("key", "a public form's key is on the customer's website"),
                    Map.entry("kind", "one of three texts that everybody reads"),
                    Map.entry("part", "a part of a page, beside an id"),
                    Map.entry("act", "what is done to an import, beside its id"),
                    Map.entry(
                            "field",
                            "the short name an account gave a field of its own; ContactDetailTest"),
                    Map.entry("page", "a page of a paper, beside an id"),
                    Map.entry("paper", "what is printed for the counter, beside a form's id"),
                    Map.entry("path", "a file of ours"));

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
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-zA-Z]+)[^}]*}");
    private static final int KEYS = 6;
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
    private Http http;
    private OneOfEach oneOfEach;
    private final List<String> strangers = new ArrayList<>();
    private String strangersSession = "";
    private int calls;

    private record Route(String method, String path, String type, String fields) {

        String with(String id) {
            Matcher variable = VARIABLE.matcher(path);
            return variable.replaceAll(
                    found ->
                            switch (found.group(1)) {
                                case "kind" -> "terms";
                                case "part" -> "content";
                                case "page" -> "1";
                                case "act" -> "hold";
                                case "paper" -> "poster";
                                default -> id;
                            });
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void strangers() {
        http = new Http(port);
        oneOfEach = new OneOfEach(context, port, proof);
        Customers customers = new Customers(context);
        for (int i = 0; i < KEYS; i++) {
            strangers.add(customers.active("Fremd GmbH").key());
        }
        strangersSession = customers.session(customers.active("Fremd GmbH"));
    }

    @Test
    @Covers("J3")
    void whatBelongsToAnotherAccountAnswersLikeWhatDoesNotExist() {
        GivenCampaigns.Sender owner = oneOfEach.owner();
        Set<String> ids = idsOf(owner.customer().account(), 1);
        assertThat(ids).hasSizeGreaterThan(30);
        List<Route> routes = routes();
        assertThat(routes).hasSizeGreaterThan(40);
        SoftAssertions soft = new SoftAssertions();
        for (Route route : routes) {
            HttpResponse<String> unknown = call(route, UUID.randomUUID().toString());
            boolean inSandbox = route.path.contains(SANDBOX);
            soft.assertThat(unknown.statusCode())
                    .as(route + " answered " + unknown.body())
                    .isIn(inSandbox ? List.of(403, 404) : List.of(404));
            for (String id : ids) {
                HttpResponse<String> foreign = call(route, id);
                soft.assertThat(foreign.statusCode() + foreign.body())
                        .as(route + " with " + id)
                        .isEqualTo(unknown.statusCode() + unknown.body());
            }
        }
        soft.assertAll();
    }

    @Test
    @Covers("J3")
    void theOwnerFindsItsOwnThroughTheSameRoutes() {
        GivenCampaigns.Sender owner = oneOfEach.owner();
        Set<String> ids = idsOf(owner.customer().account(), 2);
        String session = new Customers(context).session(owner.customer());
        List<String> nowhere = new ArrayList<>();
        for (Route route : routes()) {
            boolean reads = route.method.equals("GET");
            boolean staffs = route.path.contains("/operator/") || route.path.contains(SANDBOX);
            if (reads && !staffs) {
                boolean found =
                        ids.stream()
                                .map(route::with)
                                .anyMatch(path -> isThere(path, owner.customer().key(), session));
                if (!found) {
                    nowhere.add(route.toString());
                }
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

    private boolean isThere(String path, String key, String session) {
        HttpResponse<String> answer =
                path.startsWith("/api/")
                        ? http.get(path, "Authorization", "Bearer " + key)
                        : http.get(path, "Cookie", "mf=" + session);
        return answer.statusCode() != 404;
    }

    /** Every route with an id in it, from the running service. */
    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (info, handler) -> {
                            String type =
                                    takesParts(handler)
                                            ? "multipart/form-data"
                                            : info
                                                    .getConsumesCondition()
                                                    .getConsumableMediaTypes()
                                                    .stream()
                                                    .findFirst()
                                                    .map(Object::toString)
                                                    .orElse("");
                            for (String path : info.getPatternValues()) {
                                info.getMethodsCondition().getMethods().stream()
                                        .map(
                                                method ->
                                                        new Route(
                                                                method.name(),
                                                                path,
                                                                type,
                                                                fields(handler)))
                                        .filter(RouteWalkTest::carriesAnId)
                                        .forEach(routes::add);
                            }
                        });
        return routes;
    }

    /** The fields without which a form is refused before anybody looks whose it is. */
    private static String fields(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == String.class)
                .filter(
                        parameter -> {
                            RequestParam asked =
                                    parameter.getParameterAnnotation(RequestParam.class);
                            return asked != null && asked.required();
                        })
                .map(parameter -> parameter.getParameter().getName() + "=x")
                .collect(Collectors.joining("&"));
    }

    private static boolean takesParts(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterType())
                .anyMatch(
                        type ->
                                type == MultipartFile.class
                                        || type == MultipartHttpServletRequest.class);
    }

    private static boolean carriesAnId(Route route) {
        Matcher variable = VARIABLE.matcher(route.path);
        boolean carries = false;
        while (variable.find()) {
            String name = variable.group(1);
            boolean id = name.equals("id") || name.endsWith("Id");
            assertThat(id || NO_IDS.containsKey(name))
                    .as(route + ": {" + name + "} is an id, or has a reason not to be one")
                    .isTrue();
            carries |= id;
        }
        return carries;
    }

    /** Some of every kind of id the account has in any table. */
    private Set<String> idsOf(AccountId account, int ofEach) {
        return Lanes.engine(
                () ->
                        transactions.execute(
                                tx -> {
                                    Set<String> ids = new LinkedHashSet<>();
                                    for (var column : db.sql(COLUMNS).query().listOfRows()) {
                                        ids.addAll(some(column, account, ofEach));
                                    }
                                    ids.removeIf(String::isEmpty);
                                    return ids;
                                }));
    }

    private List<String> some(Map<String, @Nullable Object> column, AccountId account, int rows) {
        String name = String.valueOf(column.get("column_name"));
        return db.sql(
                        "select distinct %s::text from %s where account_id = ? and %s is not null limit %d"
                                .formatted(name, column.get("place"), name, rows))
                .param(account.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private HttpResponse<String> call(Route route, String id) {
        calls++;
        String path = route.with(id);
        String[] who =
                route.isApi()
                        ? new String[] {
                            "Authorization", "Bearer " + strangers.get(calls % strangers.size())
                        }
                        : new String[] {
                            "Cookie",
                            "mf=" + strangersSession,
                            "X-CSRF-Token",
                            proof.of(strangersSession)
                        };
        if (route.method.equals("GET") || route.method.equals("DELETE")) {
            return http.send(route.method, path + "?" + route.fields, null, who);
        }
        String[] all = Arrays.copyOf(who, who.length + 2);
        boolean parts = route.type.startsWith("multipart");
        all[who.length] = "Content-Type";
        all[who.length + 1] =
                parts
                        ? "multipart/form-data; boundary=x"
                        : route.isApi() ? "application/json" : "application/x-www-form-urlencoded";
        String body = parts ? OneOfEach.FILE : route.isApi() ? "{}" : route.fields;
        return http.send(route.method, path, body, all);
    }
}
