package com.mailflatrate.given;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real browser: the Chromium of the machine ({@code CHROMIUM}, else {@code /usr/bin/chromium}),
 * nothing is downloaded. One per test class; pages are opened with a language, a width and, if
 * wanted, a session.
 */
public final class Browser implements AutoCloseable {

    /** A desk. */
    public static final int DESKTOP = 1440;

    /** A phone. */
    public static final int PHONE = 390;

    private static final int HEIGHT = 900;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String base;

    /** A browser that looks at an address such as {@code http://localhost:8080}. */
    public Browser(String base) {
        this.base = base;
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String chromium =
                Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of(chromium))
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /**
     * Opens a page in a fresh context of its own.
     *
     * @param session a session token, null for a stranger
     * @param language {@code de} or {@code en}
     */
    public Page open(@Nullable String session, String language, int width, String path) {
        BrowserContext context =
                browser.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setBaseURL(base)
                                .setLocale(language.equals("en") ? "en-GB" : "de-DE")
                                .setColorScheme(ColorScheme.LIGHT)
                                .setViewportSize(width, HEIGHT));
        if (session != null) {
            context.addCookies(List.of(new Cookie("mf", session).setUrl(base)));
        }
        Page page = context.newPage();
        page.navigate(path);
        return page;
    }

    /**
     * Looks at a page in both languages and both widths: nothing sticks out. Each language and each
     * width is also searched for defects, on two loads instead of four.
     */
    public void inspect(@Nullable String session, String path, String name) {
        inspect(session, "de", new int[] {PHONE, DESKTOP}, path, name);
        inspect(session, "en", new int[] {DESKTOP, PHONE}, path, name);
    }

    /** Searched at the last width. */
    private void inspect(
            @Nullable String session, String language, int[] widths, String path, String name) {
        Page page = open(session, language, widths[0], path);
        for (int width : widths) {
            page.setViewportSize(width, HEIGHT);
            shoot(page, name + '-' + language + '-' + width);
            if (overflows(page)) {
                throw new AssertionError(name + ' ' + language + ' ' + width + " sticks out");
            }
        }
        List<?> defects = defects(page);
        if (!defects.isEmpty()) {
            throw new AssertionError(name + ' ' + language + ": " + defects);
        }
        page.context().close();
    }

    /**
     * A picture of the whole page in {@code target/screenshots}, for people to look at; no test
     * depends on it. Only with {@code MAILFLATRATE_PICTURES=yes}: headless Chromium without a
     * display now and then never finishes one.
     */
    public static void shoot(Page page, String name) {
        if (!"yes".equals(System.getenv("MAILFLATRATE_PICTURES"))) {
            return;
        }
        page.bringToFront();
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + ".png")));
    }

    /**
     * What axe-core finds wrong (WCAG 2.2 A and AA, best practice): one line per rule, empty for
     * nothing.
     */
    public static List<?> defects(Page page) {
        page.evaluate(axe());
        Object found =
                page.evaluate(
                        """
                async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                  'best-practice'], iframes: false})).violations
                  .map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', '))
                """);
        return found instanceof List<?> lines ? lines : List.of();
    }

    /** Whether something sticks out to the right. */
    public static boolean overflows(Page page) {
        return Boolean.TRUE.equals(
                page.evaluate(
                        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    private static String axe() {
        try (InputStream in =
                Objects.requireNonNull(Browser.class.getResourceAsStream("/vendor/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
