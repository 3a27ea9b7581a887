package com.mailflatrate.web.open.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** What a form meets in the wild: crowds, scanners, nonsense, people who measure. */
@DatabaseTest
class FormCrowdTest {

    private static final String[] SCANNERS = {
        "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; SafeLinks)",
        "Barracuda Sentinel (EE)",
        "Mimecast-URL-Protect",
        "Proofpoint URL Defense",
        "GoogleImageProxy",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"
    };
    private static final int POSTS = 250;

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @Autowired MockMvc web;
    @LocalServerPort int port;

    private Customer customer;
    private SentMails sent;
    private SignUps signUps;
    private Http http;
    private ListId list;
    private Form form;

    @BeforeEach
    void aForm() {
        time.tick(Duration.ofMinutes(2));
        customer = new Customers(context).active("Bäckerei Sommer");
        sent = new SentMails(context);
        http = new Http(port);
        signUps = new SignUps(context, http);
        list = sent.list(customer, "Brot des Monats");
        form = signUps.open(customer, list);
    }

    @Test
    @Covers("C11")
    void twoHundredAndFiftyPostsForOneAddressFromAsManyPlacesAreOneMail() throws Exception {
        String victim = fresh();
        for (int i = 0; i < POSTS; i++) {
            String ip = "198." + (18 + i % 2) + "." + i % 250 + "." + (1 + i / 250);
            int status =
                    web.perform(
                                    post("/f/" + form.key())
                                            .param("email", victim)
                                            .param("consent", "on")
                                            .with(
                                                    request -> {
                                                        request.setRemoteAddr(ip);
                                                        return request;
                                                    }))
                            .andReturn()
                            .getResponse()
                            .getStatus();
            assertThat(status).isEqualTo(303);
        }
        signUps.settled(customer);
        assertThat(signUps.mails(customer, victim)).hasSize(1);
        String neighbour = fresh();
        signUps.signUp(form, neighbour);
        signUps.secret(customer, neighbour);
    }

    @Test
    @Covers({"C2", "G2"})
    void aThousandLooksOfScannersChangeNothing() {
        String email = fresh();
        signUps.signUp(form, email);
        String secret = signUps.secret(customer, email);
        String reader = fresh();
        var person = sent.person(customer, reader, list);
        var mail = sent.mail(customer, person, reader, list);
        List<String> links =
                List.of(
                        "/c/" + secret,
                        "/c/never/" + signUps.never(customer, email),
                        "/u/" + mail.token(TokenPurpose.UNSUBSCRIBE),
                        "/u/" + mail.token(TokenPurpose.UNSUBSCRIBE) + "?done=choose");
        String before = state();
        IntStream.range(0, 1000).parallel().forEach(n -> look(n, links));
        assertThat(state()).isEqualTo(before);
        assertThat(http.postForm("/c/" + secret, "").statusCode()).isEqualTo(200);
        assertThat(state()).isNotEqualTo(before);
    }

    private void look(int n, List<String> links) {
        String method = List.of("GET", "HEAD", "OPTIONS").get(n % 3);
        String scanner = SCANNERS[n % SCANNERS.length];
        http.send(method, links.get(n % links.size()), null, "User-Agent", scanner);
    }

    @Test
    @Covers("G3")
    void aWebMailerOfAnotherOriginMayPostTheOneClick() {
        String reader = fresh();
        var mail = sent.mail(customer, sent.person(customer, reader, list), reader, list);
        String path = "/u/" + mail.token(TokenPurpose.UNSUBSCRIBE);
        HttpResponse<String> asked =
                http.send(
                        "OPTIONS",
                        path,
                        null,
                        "Origin",
                        "https://mail.example",
                        "Access-Control-Request-Method",
                        "POST");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        HttpResponse<String> done =
                http.postForm(path, "List-Unsubscribe=One-Click", "Origin", "https://mail.example");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(
                        http.postForm("/c/abc", "", "Origin", "https://mail.example")
                                .headers()
                                .firstValue("Access-Control-Allow-Origin"))
                .as("the button of a confirmation is for people on our page")
                .isEmpty();
    }

    @Test
    void nonsenseIsRefusedInWordsAndNeverOurFault() {
        String html = "\"><script>alert(1)</script>";
        HttpResponse<String> script =
                signUps.post(form, Map.of("email", html, "consent", "on", "firstName", html));
        assertThat(script.statusCode()).isEqualTo(422);
        assertThat(script.body()).doesNotContain("<script>alert");
        assertThat(
                        signUps.post(
                                        form,
                                        Map.of(
                                                "email",
                                                fresh() + "\r\nBcc: all@accept.test",
                                                "consent",
                                                "on"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(
                        signUps.post(
                                        form,
                                        Map.of(
                                                "email",
                                                fresh(),
                                                "consent",
                                                "on",
                                                "firstName",
                                                "Ole\r\nX-Evil: 1"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(http.postForm("/f/" + form.key(), "").statusCode()).isEqualTo(422);
        assertThat(http.postForm("/f/" + form.key(), "email=%E4%F6%ZZ&consent=on").statusCode())
                .isBetween(400, 422);
        assertThat(
                        http.send(
                                        "POST",
                                        "/f/" + form.key(),
                                        "email=a%40accept.test",
                                        "Content-Type",
                                        "text/plain; charset=x-none")
                                .statusCode())
                .isBetween(400, 422);
        HttpResponse<String> huge =
                http.postForm("/f/" + form.key(), "firstName=" + "x".repeat(10_000_000));
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("1 MB").doesNotContain("Apache", "Exception");
        assertThat(signUps.signUp(form, fresh()).statusCode()).isEqualTo(303);
    }

    @Test
    void lettersOfAnotherCharsetAreLeftOutAndAskedForWhereTheyAreNeeded() {
        Form needed =
                signUps.open(
                        customer,
                        list,
                        "fields",
                        List.of(Map.of("key", "firstName", "label", "Vorname", "required", true)));
        String email = fresh();
        String latin = "email=" + email + "&consent=on&firstName=J%F6rg";
        HttpResponse<String> asked = http.postForm("/f/" + needed.key(), latin);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("value=\"" + email + "\"").doesNotContain("rg\"");
        assertThat(http.postForm("/f/" + form.key(), latin).statusCode()).isEqualTo(303);
        assertThat(recorded("rg\"")).as("nothing guessed").isZero();
        assertThat(http.postForm("/f/" + needed.key(), latin.replace("%F6", "%C3%B6")).statusCode())
                .isEqualTo(303);
        assertThat(recorded("\"field.firstName\":\"Jörg\"")).isEqualTo(1);
    }

    private long recorded(String what) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select count(*) from ledger.facts where account_id = ? and body like ?")
                                .params(customer.account().value(), '%' + what + '%')
                                .query(Long.class)
                                .single());
    }

    @Test
    @Covers("C12")
    void howLongAnAnswerTakesTellsNothing() {
        String known = fresh();
        signUps.signUp(form, known);
        http.postForm("/c/" + signUps.secret(customer, known), "");
        String suppressed = fresh();
        http.postJson(
                "/api/v1/suppressions",
                "{\"email\":\"" + suppressed + "\",\"reason\":\"MANUAL\"}",
                customer.bearer());
        int rounds = 40;
        long[][] times = new long[4][rounds];
        for (int i = -10; i < rounds; i++) {
            List<String> whose = List.of(known, suppressed, fresh(), fresh());
            for (int who = 0; who < 4; who++) {
                long began = System.nanoTime();
                signUps.signUp(form, whose.get(who));
                if (i >= 0) {
                    times[who][i] = System.nanoTime() - began;
                }
            }
        }
        double[] medians = Arrays.stream(times).mapToDouble(FormCrowdTest::median).toArray();
        double noise = Math.max(Math.abs(medians[2] - medians[3]) * 3, 10);
        assertThat(Math.abs(medians[0] - medians[2])).as("known, ms").isLessThan(noise);
        assertThat(Math.abs(medians[1] - medians[2])).as("suppressed, ms").isLessThan(noise);
    }

    private static double median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2] / 1e6;
    }

    private String state() {
        return sent.engine(
                db ->
                        db.sql(
                                        """
                        select string_agg(status || ' ' || members, ',' order by status, list_id)
                          from (select list_id, status, sum(members) as members from audience.list_counts
                                 where account_id = :account group by list_id, status) counted
                         where members > 0
                        """)
                                .param("account", customer.account().value())
                                .query(String.class)
                                .single());
    }

    private static String fresh() {
        return "f" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
    }
}
