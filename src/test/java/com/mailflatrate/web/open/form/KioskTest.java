package com.mailflatrate.web.open.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.Tool;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The form on a tablet, in a real browser: it empties itself and remembers nobody. */
@DatabaseTest
@Needs(Tool.CHROMIUM)
class KioskTest {

    private static final int TABLET = 820;

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    @Test
    void whatSomebodyTypedIsGoneAfterAMinuteAndBehindTheThanksThereIsNoWayBack() {
        Customer bakery = new Customers(context).active("Bäckerei Sommer");
        SignUps signUps = new SignUps(context, new Http(port));
        String kiosk =
                "/f/"
                        + signUps.open(bakery, new SentMails(context).list(bakery, "Neues")).key()
                        + "/kiosk";
        String email = "gast." + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        try (Browser browser = new Browser("http://localhost:" + port)) {
            Page tablet = browser.open(null, "de", TABLET, "/healthz/live");
            tablet.clock().install();
            tablet.navigate(kiosk);
            tablet.fill("[name=email]", email);
            tablet.clock().runFor(59_000);
            assertThat(tablet.inputValue("[name=email]"))
                    .as("somebody still types")
                    .isEqualTo(email);
            tablet.clock().runFor(2_000);
            tablet.waitForCondition(() -> tablet.inputValue("[name=email]").isEmpty());
            assertThat(tablet.inputValue("[name=email]")).as("left standing").isEmpty();

            tablet.fill("[name=email]", email);
            tablet.check("[name=consent]");
            tablet.click("form button[type=submit], form button:not([type])");
            tablet.waitForURL("**/thanks");
            Browser.shoot(tablet, "kiosk-thanks");
            assertThat(tablet.content()).doesNotContain(email);
            tablet.clock().runFor(13_000);
            tablet.waitForURL("**" + kiosk);
            Browser.shoot(tablet, "kiosk");
            tablet.evaluate("() => history.back()");
            tablet.waitForURL("**" + kiosk);
            assertThat(tablet.inputValue("[name=email]")).as("no way back").isEmpty();
            assertThat(tablet.evaluate("() => localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            assertThat(tablet.context().cookies()).isEmpty();
        }
    }
}
