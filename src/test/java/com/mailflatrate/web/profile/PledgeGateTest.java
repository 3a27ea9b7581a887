package com.mailflatrate.web.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.given.Colleagues;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every person accepts the anti-spam policy, at the first sign-in and at each new version. */
@DatabaseTest
class PledgeGateTest {

    private static final String POLICY = "/profile/policy";
    private static final Pattern OFFERED = Pattern.compile("name=\"sha256\" value=\"([^\"]+)\"");
    private static final List<String> WITHIN_REACH =
            List.of("/profile", "/step-up", "/account/policies", "/mailings/");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;
    private Customer acme;
    private Colleagues colleagues;

    @BeforeEach
    void anAccountWhoseOwnerHasAccepted() {
        acme = new Customers(context).active("Acme GmbH");
        colleagues = new Colleagues(context);
    }

    @Test
    @Covers("A3")
    void whoComesIntoAnAcceptedAccountIsLedToThePolicyAndThenToWhereTheyWanted() {
        assertThat(page(new Customers(context).session(acme)).get("/lists").statusCode())
                .as("the owner accepted with the application")
                .isEqualTo(200);
        for (Role role : List.of(Role.EDITOR, Role.VIEWER)) {
            Pages pages = page(colleagues.firstSession(acme, role));
            assertThat(location(pages.get("/lists?cursor=x")))
                    .as(role + "")
                    .endsWith(POLICY + "?to=" + encoded("/lists?cursor=x"));
            HttpResponse<String> done = accept(pages, "/lists");
            assertThat(location(done)).endsWith("/lists");
            assertThat(pages.get("/lists").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Covers("A3")
    void everyPageLeadsThereBeforeAnythingElseExceptTheOnesWithinReach() {
        Pages pages = page(colleagues.firstSession(acme, Role.EDITOR));
        List<String> paths = pagesOfTheService();
        assertThat(paths).hasSizeGreaterThan(60);
        SoftAssertions soft = new SoftAssertions();
        for (String path : paths) {
            boolean within = WITHIN_REACH.stream().anyMatch(path::startsWith);
            soft.assertThat(location(pages.get(path)).contains(POLICY + "?to="))
                    .as(path)
                    .isEqualTo(!within);
        }
        soft.assertAll();
    }

    @Test
    @Covers("A3")
    void aNewVersionIsAskedForOnceOfWhoeverWorksInTwoAccounts() {
        Customer other = new Customers(context).active("Zweite GmbH");
        String here = new Customers(context).session(acme);
        SignedIn me = colleagues.who(here);
        colleagues.join(me.user(), other, Role.VIEWER);
        assertThat(move(here, other).get("/lists").statusCode()).as("given before").isEqualTo(200);

        String sha256 = colleagues.publish(PolicyKind.ANTI_SPAM);
        Pages pages = page(here);
        assertThat(location(pages.get("/lists"))).contains(POLICY);
        assertThat(pages.get(POLICY).body()).contains("Bevor es weitergeht", sha256);
        accept(pages, "/start");
        assertThat(pages.get("/lists").statusCode()).isEqualTo(200);
        assertThat(move(here, acme).get("/lists").statusCode())
                .as("nor again in the other account")
                .isEqualTo(200);
        assertThat(pages.get(POLICY).body()).doesNotContain("name=\"sha256\"");
    }

    @Test
    @Covers("A3")
    void peopleOfTheOperatorAreLedThereToo() {
        Pages desk = page(operator.firstSession("Jana Weber"));
        assertThat(location(desk.get("/operator/accounts"))).contains(POLICY);
        assertThat(location(accept(desk, "/operator/accounts"))).endsWith("/operator/accounts");
        assertThat(desk.get("/operator/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    @Covers("A3")
    void theProofSaysWhoAcceptedWhatWhenAndFromWhere() {
        String session = colleagues.firstSession(acme, Role.VIEWER);
        accept(page(session), "/start");
        UUID user = colleagues.who(session).user().value();
        Map<String, @Nullable Object> row =
                new SentMails(context)
                        .engine(
                                db ->
                                        db.sql(
                                                        """
                                        select t.sha256 = p.sha256 as this_text, p.accepted_at, p.ip,
                                               (select count(*) from account.acceptances a
                                                 where a.account_id = :account and a.user_id = p.user_id) as in_account,
                                               (select count(*) from account.showings s
                                                 where s.user_id = p.user_id and s.context = 'pledge') > 0 as shown
                                          from account.pledges p join account.policy_texts t using (kind, version)
                                         where p.user_id = :user""")
                                                .param("account", acme.account().value())
                                                .param("user", user)
                                                .query()
                                                .singleRow());
        assertThat(row)
                .containsEntry("this_text", true)
                .containsEntry("in_account", 1L)
                .containsEntry("shown", true)
                .doesNotContainValue(null);
    }

    @Test
    @Covers("A3")
    void neitherAnotherTextNorAnEarlierVersionIsAnAcceptance() {
        Pages pages = page(colleagues.firstSession(acme, Role.EDITOR));
        String before = offered(pages);
        colleagues.publish(PolicyKind.ANTI_SPAM);
        String terms = colleagues.publish(PolicyKind.TERMS);
        for (String wrong : List.of("", "x", before, terms)) {
            pages.post(POLICY, POLICY, "sha256", wrong);
            assertThat(location(pages.get("/lists"))).as(wrong).contains(POLICY);
        }
    }

    private List<String> pagesOfTheService() {
        List<String> paths = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (info, handler) -> {
                            boolean reads =
                                    info.getMethodsCondition()
                                            .getMethods()
                                            .contains(RequestMethod.GET);
                            if (reads && !Entrance.isOpen(handler)) {
                                info.getPatternValues().stream()
                                        .filter(path -> Door.of(path) == Door.PAGES)
                                        .map(path -> path.replaceAll("\\{[^}]+}", "1"))
                                        .forEach(paths::add);
                            }
                        });
        return paths;
    }

    private Pages page(String session) {
        return new Pages(port, session);
    }

    /** The same session, working in another account. */
    private Pages move(String session, Customer to) {
        Pages pages = page(session);
        HttpResponse<String> moved =
                pages.post("/profile", "/profile/accounts/" + to.publicId().toString());
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(302);
        return pages;
    }

    private static HttpResponse<String> accept(Pages pages, String wanted) {
        return pages.post(POLICY, POLICY, "sha256", offered(pages), "to", wanted);
    }

    private static String offered(Pages pages) {
        Matcher found = OFFERED.matcher(pages.get(POLICY).body());
        assertThat(found.find()).as("a text to accept").isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
