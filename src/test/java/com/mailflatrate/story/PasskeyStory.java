package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Tool;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person adds a passkey, signs out, and comes back with nothing but the passkey. */
@DatabaseTest
@Needs(Tool.CHROMIUM)
class PasskeyStory {

    @Autowired private Staff staff;

    @LocalServerPort private int port;

    @Test
    void aPasskeyOpensTheDoorWithoutPasswordAndCodeAndOnlyUntilItIsRemoved() {
        World world = new World(port, staff);
        Customer ida = world.applicant("passkey");
        try (Browser browser = new Browser("http://localhost:" + port)) {
            Page page = browser.open(ida.session(), "de", Browser.DESKTOP, "/profile/security");
            withAuthenticator(page);
            page.fill("#passkey-name", "Laptop im Laden");
            page.click("[data-passkey=create]");
            page.waitForSelector("text=Der Passkey ist angelegt.");
            assertThat(page.content()).contains("Laptop im Laden");
            Browser.shoot(page, "security-passkey");

            page.locator("form[action='/sign-out'] button").first().click();
            page.waitForURL("**/sign-in");
            page.navigate("/sign-in?to=/profile/sessions");
            Browser.shoot(page, "sign-in-passkey");
            page.click("[data-passkey=get]");
            page.waitForURL("http://localhost:" + port + "/profile/sessions");
            assertThat(page.content()).contains("dieses Gerät");

            page.navigate("/profile/security");
            page.locator("form[action^='/profile/passkeys/'] button").first().click();
            page.waitForSelector("text=Der Passkey ist entfernt.");
            page.locator("form[action='/sign-out'] button").first().click();
            page.waitForURL("**/sign-in");
            page.click("[data-passkey=get]");
            page.waitForSelector("#passkey-trouble:visible");
        }
    }

    @Test
    void thePagesOfOnesOwnWayInAreSoundInBothLanguagesAndOnAPhone() {
        World world = new World(port, staff);
        Customer ida = world.applicant("ansicht");
        try (Browser browser = new Browser("http://localhost:" + port)) {
            for (String path :
                    List.of(
                            "/profile",
                            "/profile/security",
                            "/profile/sessions",
                            "/step-up?to=/profile",
                            "/account/keys",
                            "/account/people")) {
                looksSound(browser, ida.session(), path);
            }
            for (String path : List.of("/sign-in", "/reset", "/reset/unknown")) {
                looksSound(browser, null, path);
            }
        }
    }

    private static void looksSound(
            Browser browser, @org.jspecify.annotations.Nullable String session, String path) {
        String name = path.replaceAll("[^a-z]+", "-");
        for (String language : List.of("de", "en")) {
            Page desk = browser.open(session, language, Browser.DESKTOP, path);
            Browser.shoot(desk, "signin" + name + "-" + language);
            assertThat(Browser.defects(desk)).as(path).isEqualTo(List.of());
            Page phone = browser.open(session, language, Browser.PHONE, path);
            Browser.shoot(phone, "signin" + name + "-" + language + "-phone");
            assertThat(Browser.overflows(phone)).as(path).isFalse();
            desk.context().close();
            phone.context().close();
        }
    }

    /** A device with a finger that is always laid on. */
    private static void withAuthenticator(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject body = new JsonObject();
        body.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", body);
    }
}
