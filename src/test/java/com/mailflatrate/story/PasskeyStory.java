package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.given.Tool;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person adds a passkey, signs out, and comes back with nothing but the passkey. */
@DatabaseTest
@Needs(Tool.CHROMIUM)
class PasskeyStory {

    @Autowired private Staff staff;
    @Autowired private TestTime time;

    @LocalServerPort private int port;

    @Test
    void aPasskeyOpensTheDoorAloneOrAfterThePasswordAndOnlyUntilItIsRemoved() {
        World world = new World(port, staff);
        Customer ida = world.applicant("passkey");
        Customer bert = world.applicant("passkeyfremd");
        try (Browser browser = new Browser("http://localhost:" + port)) {
            Page page = browser.open(ida.session(), "de", Browser.DESKTOP, "/profile/security");
            withAuthenticator(page);
            page.fill("#passkey-name", "Laptop im Laden");
            page.click("[data-passkey=create]");
            page.waitForSelector("text=Der Passkey ist angelegt.");
            assertThat(page.content()).contains("Laptop im Laden");
            Browser.shoot(page, "security-passkey");

            signOut(page);
            afterPassword(page, bert);
            page.waitForSelector("#passkey-trouble:visible");
            afterPassword(page, ida);
            page.waitForURL("**/start");

            signOut(page);
            page.navigate("/sign-in?to=/profile/sessions");
            Browser.shoot(page, "sign-in-passkey");
            page.click("[data-passkey=get]");
            page.waitForURL("http://localhost:" + port + "/profile/sessions");
            assertThat(page.content()).contains("dieses Gerät");

            page.navigate("/profile/security");
            page.locator("form[action^='/profile/passkeys/'] button").first().click();
            page.waitForSelector("text=Der Passkey ist entfernt.");
            signOut(page);
            page.click("[data-passkey=get]");
            page.waitForSelector("#passkey-trouble:visible");
        }
    }

    @Test
    void thePagesOfOnesOwnWayInAreSoundInBothLanguagesAndOnAPhone() {
        World world = new World(port, staff);
        Customer ida = world.applicant("ansicht");
        String engineer = world.staffSession(staff, "Enno Technik", time.now());
        try (Browser browser = new Browser("http://localhost:" + port)) {
            areSound(
                    browser,
                    ida.session(),
                    "/profile",
                    "/profile/security",
                    "/profile/sessions",
                    "/profile/policy",
                    "/step-up?to=/profile",
                    "/account/keys",
                    "/account/people");
            areSound(browser, engineer, "/operator/staff", "/operator/log");
            areSound(browser, null, "/sign-in", "/reset", "/reset/unknown");
        }
    }

    private static void signOut(Page page) {
        page.locator("form[action='/sign-out'] button").first().click();
        page.waitForURL("**/sign-in");
    }

    /** On a device nobody has seen the person on: the password, and then the passkey. */
    private static void afterPassword(Page page, Customer who) {
        page.navigate("/sign-in");
        page.fill("#f-email", who.email());
        page.fill("#f-password", who.password());
        page.press("#f-password", "Enter");
        page.waitForSelector("#f-code");
        page.click("text=Stattdessen mit Passkey");
    }

    /** Structure is the same in both languages; what sticks out depends on the words. */
    private static void areSound(Browser browser, @Nullable String session, String... paths) {
        for (String language : List.of("de", "en")) {
            Page page = browser.open(session, language, Browser.DESKTOP, paths[0]);
            for (String path : paths) {
                String name = "signin" + path.replaceAll("[^a-z]+", "-") + "-" + language;
                Browser.resize(page, Browser.DESKTOP);
                page.navigate(path);
                Browser.shoot(page, name);
                if (language.equals("de")) {
                    assertThat(Browser.defects(page)).as(path).isEqualTo(List.of());
                }
                Browser.resize(page, Browser.PHONE);
                Browser.shoot(page, name + "-phone");
                assertThat(Browser.overflows(page)).as(path).isFalse();
            }
            page.context().close();
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
