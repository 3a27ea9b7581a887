package com.mailflatrate.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.doors.Entrance;
import com.mailflatrate.doors.entry.FormProof;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Outside;
import com.mailflatrate.given.Pages;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A suspended account is held to the scope of its suspension: of {@code all} every route of the
 * running service that changes something is refused but the few that say otherwise, of {@code
 * sending} what sends and takes in.
 */
@DatabaseTest
@Covers("A8")
class StandstillTest {

    private static final Set<RequestMethod> CHANGING =
            Set.of(
                    RequestMethod.POST,
                    RequestMethod.PUT,
                    RequestMethod.PATCH,
                    RequestMethod.DELETE);
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final String LIST = "{\"name\": \"Neues\", \"description\": \"Neues\"}";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private FormProof proof;

    private Http http;
    private Customers customers;
    private Customer shop;

    private record Route(RequestMethod method, String path, String type, boolean exempt) {

        boolean isApi() {
            return path.startsWith("/api/");
        }
    }

    @BeforeEach
    void aShop() {
        http = new Http(port);
        customers = new Customers(context);
        shop = customers.active("Stillstand GmbH");
    }

    @Test
    void whoIsStoppedAltogetherChangesNothingByAnyRoute() {
        String session = customers.session(shop);
        suspend("all");
        List<Route> routes = routes();
        assertThat(routes).filteredOn(route -> !route.exempt).hasSizeGreaterThan(60);
        SoftAssertions soft = new SoftAssertions();
        for (Route route : routes) {
            if (!route.exempt) {
                HttpResponse<String> answer = call(route, session);
                soft.assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
                soft.assertThat(answer.body())
                        .as(route.toString())
                        .contains(
                                route.isApi()
                                        ? "ACCOUNT_NOT_ACTIVE"
                                        : "noch nicht oder nicht mehr freigeschaltet");
            }
        }
        soft.assertAll();
    }

    @Test
    void whoIsStoppedAltogetherStillReadsAndObjectsAndKeepsTheWayInAndTheLaw() {
        Pages own = new Pages(port, customers.session(shop));
        suspend("all");
        assertThat(http.get("/api/v1/lists", shop.bearer()).statusCode()).isEqualTo(200);
        assertThat(own.get("/contacts").statusCode()).isEqualTo(200);
        assertThat(own.post("/start", "/start/answer", "text", "Das stimmt nicht.").statusCode())
                .isEqualTo(302);
        assertThat(own.get("/start").body()).contains("Das stimmt nicht.");
        HttpResponse<String> barred =
                http.postJson(
                        "/api/v1/suppressions",
                        "{\"email\": \"nie.wieder@mail.test\", \"reason\": \"MANUAL\"}",
                        shop.bearer());
        assertThat(barred.statusCode()).as(barred.body()).isEqualTo(201);
        HttpResponse<String> erased =
                http.send("DELETE", "/api/v1/contacts/" + UUID.randomUUID(), null, shop.bearer());
        assertThat(erased.statusCode()).isEqualTo(404);
        assertThat(own.post("/profile", "/profile", "name", "Anna Neu", "language", "de"))
                .matches(answer -> answer.statusCode() == 302);
        assertThat(own.post("/profile", "/profile/sessions/end-others").statusCode())
                .isEqualTo(302);
        assertThat(own.post("/start", "/sign-out").statusCode()).isEqualTo(302);
    }

    @Test
    void whoMayNotSendStillPutsItsHouseInOrder() {
        suspend("sending");
        HttpResponse<String> list = http.postJson("/api/v1/lists", LIST, shop.bearer());
        assertThat(list.statusCode()).as(list.body()).isEqualTo(201);
        String contacts = "/api/v1/lists/" + Outside.json(list).get("id").asString() + "/contacts";
        assertThat(http.postJson(contacts, "{\"email\": \"a.b@mail.test\"}", shop.bearer()).body())
                .contains("ACCOUNT_NOT_ACTIVE");
    }

    @Test
    void onceTheStopIsLiftedTheAccountChangesThingsAgain() {
        suspend("all");
        assertThat(http.postJson("/api/v1/lists", LIST, shop.bearer()).statusCode()).isEqualTo(403);
        assertThat(
                        http.send(
                                        "DELETE",
                                        "/api/v1/operator/accounts/"
                                                + shop.publicId()
                                                + "/suspension",
                                        null,
                                        customers.operator())
                                .statusCode())
                .isEqualTo(200);
        assertThat(http.postJson("/api/v1/lists", LIST, shop.bearer()).statusCode()).isEqualTo(201);
    }

    private void suspend(String scope) {
        HttpResponse<String> stopped =
                http.postJson(
                        "/api/v1/operator/accounts/" + shop.publicId() + "/suspension",
                        "{\"scope\": \"%s\", \"facts\": \"Beschwerden\", \"clause\": \"AGB 7\", \"automated\": false}"
                                .formatted(scope),
                        customers.operator());
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(201);
    }

    private HttpResponse<String> call(Route route, String session) {
        String path = VARIABLE.matcher(route.path).replaceAll(UUID.randomUUID().toString());
        String bearer = route.isApi() ? "Bearer " + shop.key() : "none";
        return http.send(
                route.method.name(),
                path,
                route.type.startsWith("multipart") ? "--x--\r\n" : "",
                "Authorization",
                bearer,
                "Cookie",
                "mf=" + session,
                "X-CSRF-Token",
                proof.of(session),
                "Content-Type",
                route.type + "; boundary=x");
    }

    /** The routes of accounts that change something, from the running service. */
    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> routes.addAll(routes(info, handler)));
        return routes;
    }

    private static List<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        String type =
                info.getConsumesCondition().getConsumableMediaTypes().stream()
                        .findFirst()
                        .map(Object::toString)
                        .orElse("application/x-www-form-urlencoded");
        return info.getMethodsCondition().getMethods().stream()
                .filter(method -> CHANGING.contains(method) && !Entrance.isOpen(handler))
                .flatMap(
                        method ->
                                info.getPatternValues().stream()
                                        .filter(StandstillTest::isOfAccounts)
                                        .map(
                                                path ->
                                                        new Route(
                                                                method,
                                                                path,
                                                                type,
                                                                isExempt(handler))))
                .toList();
    }

    private static boolean isOfAccounts(String path) {
        return !path.contains("/operator/")
                && !path.contains("/sandbox/")
                && !path.contains("/test/");
    }

    private static boolean isExempt(HandlerMethod handler) {
        return handler.hasMethodAnnotation(WhileStopped.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), WhileStopped.class);
    }
}
