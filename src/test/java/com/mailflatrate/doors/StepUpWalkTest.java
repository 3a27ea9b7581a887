package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.entry.FormProof;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.keys.Secrets;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What an abductor of a session would do first: every route of the running service that asks for a
 * fresh second factor, with one that is too old and with one that is not.
 */
@DatabaseTest
@Covers("A13")
class StepUpWalkTest {

    /** What must ask by whatever means, whoever wrote its controller. */
    private static final List<String> MUST_ASK =
            List.of(
                    "POST /api/v1/keys",
                    "POST /account/keys",
                    "POST /api/v1/sender-domains",
                    "POST /sender-domains",
                    "POST /api/v1/invitations",
                    "POST /account/people/invitations",
                    "PUT /api/v1/people/{id}",
                    "DELETE /api/v1/people/{id}",
                    "POST /account/people/{userId}/role",
                    "POST /account/people/{userId}/remove",
                    "POST /profile/address",
                    "POST /profile/passkeys",
                    "POST /profile/security/authenticator/confirm",
                    "POST /profile/security/authenticator/remove",
                    "POST /profile/security/recovery",
                    "POST /api/v1/operator/policies",
                    "POST /api/v1/operator/staff-invitations",
                    "POST /operator/staff/invitations",
                    "PUT /api/v1/operator/staff/{id}",
                    "POST /operator/staff/{userId}/roles");

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final String EXPORT =
            "{\"scope\": \"everything\", \"reason\": \"Umzug in ein anderes System\"}";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private FormProof proof;
    @Autowired private Operator operator;
    @Autowired private TestTime time;
    private Http http;
    private String owner = "";
    private String staff = "";

    private record Route(RequestMethod method, String path) {

        boolean isApi() {
            return path.startsWith("/api/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void anOwnerAndSomebodyOfTheOperator() {
        http = new Http(port);
        Customers customers = new Customers(context);
        Customer shop = customers.active("Nachweis GmbH");
        owner = customers.session(shop);
        staff = operator.session("Jana Weber");
    }

    @Test
    void aSecondFactorShownTooLongAgoIsAskedForAgainByEveryRouteThatSaysSo() {
        shown(StepUps.FRESH.plus(A_MINUTE));
        SoftAssertions soft = new SoftAssertions();
        for (Route route : routes()) {
            soft.assertThat(asksAgain(route, call(route, ""))).as(route.toString()).isTrue();
        }
        soft.assertAll();
    }

    @Test
    void oneShownJustNowLetsThroughEveryRouteThatAsksForIt() {
        shown(StepUps.FRESH.minus(A_MINUTE));
        SoftAssertions soft = new SoftAssertions();
        for (Route route : routes()) {
            HttpResponse<String> answer = call(route, "");
            soft.assertThat(asksAgain(route, answer)).as(route.toString()).isFalse();
            soft.assertThat(answer.statusCode()).as(route.toString()).isLessThan(500);
        }
        soft.assertAll();
    }

    @Test
    void keysDomainsPeopleFactorsAndContractTextsAreAmongThem() {
        assertThat(routes().stream().map(Route::toString)).containsAll(MUST_ASK);
    }

    @Test
    void contactsLeaveWithAFreshSecondFactorOnly() {
        Route export = new Route(RequestMethod.POST, "/api/v1/exports");
        shown(StepUps.FRESH.plus(A_MINUTE));
        assertThat(asksAgain(export, call(export, EXPORT))).isTrue();
        shown(StepUps.FRESH.minus(A_MINUTE));
        assertThat(call(export, EXPORT).statusCode()).isEqualTo(201);
    }

    /** Both sessions showed a second factor this long ago. */
    private void shown(Duration ago) {
        new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "update account.sessions set proved_at = ? where token_sha256 in (?, ?)")
                                        .params(
                                                time.now().minus(ago).atOffset(ZoneOffset.UTC),
                                                Secrets.sha256(owner),
                                                Secrets.sha256(staff))
                                        .update());
    }

    private static boolean asksAgain(Route route, HttpResponse<String> answer) {
        return route.isApi()
                ? answer.statusCode() == 403 && answer.body().contains("STEP_UP_REQUIRED")
                : answer.headers().firstValue("Location").orElse("").contains("/step-up");
    }

    private HttpResponse<String> call(Route route, String body) {
        String session = route.path.contains("/operator/") ? staff : owner;
        return http.send(
                route.method.name(),
                VARIABLE.matcher(route.path).replaceAll(UUID.randomUUID().toString()),
                body.isEmpty() && route.isApi() ? "{}" : body,
                "Authorization",
                route.isApi() ? "Bearer " + session : "none",
                "Cookie",
                "mf=" + session,
                "X-CSRF-Token",
                proof.of(session),
                "Content-Type",
                route.isApi() ? "application/json" : "application/x-www-form-urlencoded");
    }

    /** The routes that say {@link StepUp}, from the running service. */
    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> routes.addAll(routes(info, handler)));
        return routes;
    }

    private static List<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        return handler.hasMethodAnnotation(StepUp.class)
                ? info.getMethodsCondition().getMethods().stream()
                        .flatMap(
                                method ->
                                        info.getPatternValues().stream()
                                                .map(path -> new Route(method, path)))
                        .toList()
                : List.of();
    }
}
