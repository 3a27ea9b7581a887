package com.mailflatrate.given;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one Chromium of a test process: started when first asked for, gone with the process. */
final class Chromium {

    private static @Nullable Browser running;

    private Chromium() {}

    static Browser running() {
        Browser now = running;
        if (now == null || !now.isConnected()) {
            now = started();
            running = now;
        }
        return now;
    }

    private static Browser started() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(Tool.CHROMIUM.path())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }
}
