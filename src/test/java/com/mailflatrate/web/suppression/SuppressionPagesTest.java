package com.mailflatrate.web.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Pages;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class SuppressionPagesTest {

    private static final Pattern TAKE = Pattern.compile("/suppressions/[0-9a-f-]{36}/delete");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Suppressions suppressions;

    private Customers customers;
    private Customers.Customer korn;
    private Pages pages;

    @BeforeEach
    void aCustomer() {
        customers = new Customers(context);
        korn = customers.active("Bäckerei Korn");
        pages = new Pages(port, customers.session(korn));
    }

    @Test
    void anEmptyListSaysWhatComesByItselfAndWhatToEnter() {
        assertThat(pages.get("/suppressions").body())
                .contains("Niemand ist gesperrt", "tragen Sie unten ein");
    }

    @Test
    void whatIsNotAnAddressIsRefusedAtItsFieldAndStaysThere() {
        HttpResponse<String> refused =
                pages.post("/suppressions", "/suppressions", "address", "keine adresse");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"e-address\"", "value=\"keine adresse\"");
    }

    @Test
    void anAddressIsSuppressedFoundAndTakenBack() {
        pages.post("/suppressions", "/suppressions", "address", "anna@mail.test");
        String shown = pages.get("/suppressions?email=anna@mail.test").body();
        assertThat(shown).contains("anna@mail.test", "Von Ihnen gesperrt");
        Matcher take = TAKE.matcher(shown);
        assertThat(take.find()).isTrue();
        assertThat(pages.post("/suppressions", take.group()).statusCode()).isEqualTo(302);
        assertThat(pages.get("/suppressions?email=anna@mail.test").body())
                .contains("ist nicht gesperrt");
    }

    @Test
    void aComplaintStandsThereWithoutAButtonAndAnotherAccountSeesNothing() {
        Lanes.engine(
                () ->
                        suppressions.add(
                                korn.account(),
                                EmailAddress.parse("ole@mail.test").orElseThrow(),
                                SuppressionReason.COMPLAINT,
                                null,
                                Actor.system("complaint rule"),
                                "test"));
        assertThat(pages.get("/suppressions").body())
                .contains("Beschwerde")
                .doesNotContainPattern(TAKE);
        Pages others = new Pages(port, customers.session(customers.active("Andere GmbH")));
        assertThat(others.get("/suppressions?email=ole@mail.test").body())
                .contains("ist nicht gesperrt");
    }
}
