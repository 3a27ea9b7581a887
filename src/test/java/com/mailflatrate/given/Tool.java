package com.mailflatrate.given;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tools of the machine that tests use; {@code bin/check} installs them where it may. */
public enum Tool {
    /** Verifies signatures. */
    OPENSSL("openssl"),
    /** Runs scripts with nothing but its standard library. */
    PYTHON("python3"),
    /** A browser, driven by Playwright. */
    CHROMIUM("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
    /** What a newcomer has at hand to try an interface. */
    CURL("curl"),
    /** Reads JSON in a shell. */
    JQ("jq"),
    /** A Python with dkimpy. */
    DKIMPY("/usr/bin/python3", "python3"),
    /** Verifies DKIM, SPF and DMARC from a file of DNS answers. */
    MAILAUTH("node_modules/.bin/mailauth"),
    /** Postfix and Exim, unpacked beside one another; the path is Exim's. */
    MAIL_SERVERS("mta/usr/sbin/exim4"),
    /** The accessibility rules, a script for the browser. */
    AXE("node_modules/axe-core/axe.min.js");

    private final List<String> names;

    Tool(String... names) {
        this.names = List.of(names);
    }

    /** Where it is; empty when this machine has none. */
    public Optional<Path> find() {
        return names.stream().flatMap(Tool::places).filter(this::works).findFirst();
    }

    /** Where it is; fails with a sentence when there is none. */
    public Path path() {
        return find().orElseThrow(
                        () ->
                                new AssertionError(
                                        name()
                                                + " is missing; bin/check installs it where it may"));
    }

    private boolean works(Path path) {
        return Files.isReadable(path)
                && (this != MAIL_SERVERS || succeeds("unshare", "-m", "true"))
                && (this != DKIMPY || succeeds(path.toString(), "-c", "import dkim"));
    }

    private static Stream<Path> places(String name) {
        if (name.startsWith("/")) {
            return Stream.of(Path.of(name));
        }
        boolean ours = name.startsWith("node_modules") || name.startsWith("mta/");
        return ours ? Stream.of(tools().resolve(name)) : onPath(name);
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name));
    }

    private static Path tools() {
        String given = System.getenv("MAILFLATRATE_TOOLS");
        return given == null
                ? Path.of(System.getProperty("user.home"), ".cache", "mailflatrate", "tools")
                : Path.of(given);
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
