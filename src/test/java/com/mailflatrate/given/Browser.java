package com.mailflatrate.given;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real browser: {@link Tool#CHROMIUM} of the machine, nothing is downloaded. All of a process are
 * windows of one Chromium, which ends with it; pages are opened with a language, a width and, if
 * wanted, a session. Not for several threads.
 */
public final class Browser implements AutoCloseable {

    /** A desk. */
    public static final int DESKTOP = 1440;

    /** A phone. */
    public static final int PHONE = 390;

    private static final int HEIGHT = 900;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final String base;
    private final List<BrowserContext> open = new ArrayList<>();

    /** A browser that looks at an address such as {@code http://localhost:8080}. */
    public Browser(String base) {
        this.base = base;
    }

    /**
     * Opens a page in a fresh context of its own.
     *
     * @param session a session token, null for a stranger
     * @param language {@code de} or {@code en}
     */
    public Page open(@Nullable String session, String language, int width, String path) {
        BrowserContext context =
                Chromium.running()
                        .newContext(
                                new com.microsoft.playwright.Browser.NewContextOptions()
                                        .setBaseURL(base)
                                        .setLocale(language.equals("en") ? "en-GB" : "de-DE")
                                        .setColorScheme(ColorScheme.LIGHT)
                                        .setViewportSize(width, HEIGHT));
        open.add(context);
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
            resize(page, width);
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

    /** The same page as wide as another device. */
    public static void resize(Page page, int width) {
        page.setViewportSize(width, HEIGHT);
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
                  'best-practice'], resultTypes: ['violations'],
                  preload: false, iframes: false})).violations
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
        open.forEach(BrowserContext::close);
    }
}
