package com.mailflatrate.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs, run on one home. */
record Programs(Binaries binaries, Launch launch, Home home) {

    /** The administrator of a server we have made. */
    static final String ADMIN = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final Pattern MAJOR =
            Pattern.compile("\\b(\\d+)(\\.\\d+|devel|beta\\d*|rc\\d*)");
    private static final int BUILTIN_LOCALES_SINCE = 17;
    private static final List<String> FIXED =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=100",
                    "max_wal_size=2GB",
                    "checkpoint_timeout=15min",
                    "jit=off",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_min_messages=warning",
                    "\"log_line_prefix=%m [%p] %d \"");

    int major() {
        try {
            Process process =
                    new ProcessBuilder(binaries.program("postgres").toString(), "--version")
                            .start();
            String version =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher number = MAJOR.matcher(version);
            if (!number.find()) {
                throw new IllegalStateException(
                        "cannot tell the version of PostgreSQL in " + binaries.home());
            }
            return Integer.parseInt(number.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run PostgreSQL in " + binaries.home(), e);
        }
    }

    /** Makes the data directory with a fresh password. */
    void make() {
        int major = major();
        LOG.info("making a PostgreSQL {} in {}", major, home.data());
        home.freshPassword();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                binaries.program("initdb").toString(),
                                "--pgdata=" + home.data(),
                                "--username=" + ADMIN,
                                "--pwfile=" + home.passwordFile(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--data-checksums",
                                "--no-instructions"));
        if (major >= BUILTIN_LOCALES_SINCE) {
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        launch.run(home.log(), command);
    }

    void start(int port, boolean durable) {
        StringBuilder options = new StringBuilder("-p ").append(port);
        FIXED.forEach(setting -> options.append(" -c ").append(setting));
        ServerMemory.ofMachine().settings().forEach(one -> options.append(" -c ").append(one));
        options.append(
                durable
                        ? " -c fsync=on"
                        : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        launch.run(
                home.log(),
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "start",
                        "--pgdata=" + home.data(),
                        "--log=" + home.log(),
                        "--options=" + options,
                        "--wait",
                        "--timeout=60"));
    }

    void stop() {
        launch.run(
                home.log(),
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "stop",
                        "--pgdata=" + home.data(),
                        "--mode=fast",
                        "--wait",
                        "--timeout=60"));
    }
}
