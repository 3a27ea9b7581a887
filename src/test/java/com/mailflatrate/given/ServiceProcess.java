package com.mailflatrate.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole service as an operator runs it: a process of its own with settings, a data directory
 * and ports, that can be told to stop and started again.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Path data;
    private final Map<String, String> settings;
    private final List<String> arguments;
    private final int http = free();
    private final int inbound = free();
    private Process process;

    private ServiceProcess(Path data, Map<String, String> settings, String... arguments) {
        this.data = data;
        this.settings = new HashMap<>(settings);
        this.arguments = List.of(arguments);
        this.process = launch(this.arguments);
    }

    /** Starts it; returns at once. */
    public static ServiceProcess launch(
            Path data, Map<String, String> settings, String... arguments) {
        return new ServiceProcess(data, settings, arguments);
    }

    /** Starts it and waits until it is ready. */
    public static ServiceProcess start(Path data, Map<String, String> settings) {
        ServiceProcess service = launch(data, settings);
        service.awaitReady();
        return service;
    }

    /** Where its pages are. */
    public int port() {
        return http;
    }

    /**
     * What time it is for the service, which has a clock of its own; to the second, as its answers
     * say.
     */
    public Instant now() {
        String date =
                new Http(http).get("/healthz/live").headers().firstValue("Date").orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** The secret of the operator's first person's authenticator, as the service left it. */
    public String operatorTotpSecret() {
        try {
            return Files.readAllLines(data.resolve("operator-second-factor.txt")).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it takes mail. */
    public int inboundPort() {
        return inbound;
    }

    /** SIGTERM, as a service manager stops it; returns how long it took to end. */
    public Duration terminate() {
        long begun = System.nanoTime();
        process.destroy();
        exitCode();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Starts it again with the same settings, directory and ports. */
    public void startAgain() {
        process = launch(arguments);
        awaitReady();
    }

    /** Starts it again, and kills it as soon as it says this; fails when it comes up without. */
    public void killAgainAt(String words) {
        int before = log().length();
        process = launch(arguments);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!log().substring(before).contains(words)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("it never said " + words + ": " + log());
            }
            LockSupport.parkNanos(LOOK.toNanos() / 10);
        }
        kill();
    }

    /** A setting for its next start. */
    public void set(String name, String value) {
        settings.put(name, value);
    }

    /** Runs a command with its settings and directory, beside it; its exit code. */
    public int run(String... words) {
        Process service = process;
        try {
            process = launch(List.of(words));
            return exitCode();
        } finally {
            process = service;
        }
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the service does not end; " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it said so far. */
    public String log() {
        try {
            return Files.readString(data.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() {
        Http client = new Http(http);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(client)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the service does not come up: " + log());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean isReady(Http client) {
        try {
            return client.get("/healthz/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private Process launch(List<String> words) {
        List<String> command = new ArrayList<>();
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productOnly(),
                "com.mailflatrate.Mailflatrate");
        command.addAll(words);
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(name -> name.startsWith("MAILFLATRATE_"));
            builder.environment().putAll(settings);
            builder.environment().put("MAILFLATRATE_DATA_DIR", data.toAbsolutePath().toString());
            builder.environment().put("MAILFLATRATE_HTTP_PORT", Integer.toString(http));
            builder.environment().put("MAILFLATRATE_MANAGEMENT_PORT", Integer.toString(free()));
            builder.environment().put("MAILFLATRATE_INBOUND_PORT", Integer.toString(inbound));
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("out").toFile()));
            Process started = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path without the tests, whose parts would be found and plugged in. */
    private static String productOnly() {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> kept = new ArrayList<>(Arrays.asList(all.split(java.io.File.pathSeparator)));
        kept.removeIf(entry -> entry.endsWith("test-classes") || entry.endsWith("test-classes/"));
        return String.join(java.io.File.pathSeparator, kept);
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
