package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.factor.Passwords;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Tool;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Beside the field of a new password stands what our rules think of it, while it is typed. */
@DatabaseTest
@Needs(Tool.CHROMIUM)
class NewPasswordStory {

    private static final String ADDRESS = "ines@laden-am-hafen.test";

    @LocalServerPort private int port;

    @Test
    void thePageSaysOfAPasswordWhatTheServiceWillSayAndSendsItNowhere() {
        try (Browser browser = new Browser("http://localhost:" + port)) {
            Page page = browser.open(null, "de", Browser.PHONE, "/apply");
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.fill("[name='user.email']", ADDRESS);
            for (String password :
                    List.of("kurz", "Willkommen1", "aaabbbaaabbb", "Passwort123", ADDRESS)) {
                boolean tooShort = password.length() < Passwords.SHORTEST;
                assertThat(tooShort || Passwords.isGuessable(password, ADDRESS)).isTrue();
                assertThat(typed(page, password))
                        .as(password)
                        .startsWith(tooShort ? "Noch zu kurz" : "Zu leicht zu erraten");
            }
            for (String password :
                    List.of("milch-eier", "milch eier brot", "milch eier brot senf 9")) {
                assertThat(Passwords.isGuessable(password, ADDRESS)).isFalse();
            }
            assertThat(typed(page, "milch-eier")).startsWith("Genügt");
            assertThat(typed(page, "milch eier brot")).startsWith("Gut");
            assertThat(typed(page, "milch eier brot senf 9")).startsWith("Sehr gut");
            assertThat(typed(page, "abcdabcdabcdabcdabcd"))
                    .as("long, of four")
                    .startsWith("Genügt");
            assertThat(asked).isEmpty();
            assertThat(Browser.defects(page)).isEmpty();
            assertThat(Browser.overflows(page)).isFalse();
            Browser.shoot(page, "new-password");
        }
    }

    private static String typed(Page page, String password) {
        Locator help = page.locator("[data-strength='f-user.password']");
        page.fill("[name='user.password']", password);
        assertThat(help.isVisible()).isTrue();
        return help.locator("[role=status]").innerText();
    }
}
