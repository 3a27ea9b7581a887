package com.mailflatrate.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real Postfix that nobody has installed. It offers TLS; what is for gone.test or relayed.test it
 * hands to one server, everything else, its own reports above all, to another.
 */
public final class Postfix implements AutoCloseable {

    private static final String SCRIPT = "src/test/resources/mta/run.sh";

    private final Process process;
    private final Path work;

    private Postfix(Process process, Path work) {
        this.process = process;
        this.work = work;
    }

    /** Starts it and waits until it listens. */
    public static Postfix start(Path work, int port, int refusing, int inbound) throws IOException {
        return start(work, port, free(), refusing, inbound);
    }

    /**
     * The same with a second port, at which it takes a field out of every mail.
     *
     * @param meddling that port
     */
    public static Postfix start(Path work, int port, int meddling, int refusing, int inbound)
            throws IOException {
        return start(work, port, meddling, refusing, inbound, Map.of());
    }

    /**
     * One that takes mail only from who says a name and a password in TLS.
     *
     * @param immediate a port that is in TLS from its first byte
     * @param logins the port of the server that knows names and passwords
     */
    public static Postfix wantingLogins(Path work, int port, int immediate, int logins, int inbound)
            throws IOException {
        return start(
                work,
                port,
                immediate,
                inbound,
                inbound,
                Map.of("SASL", "inet:127.0.0.1:" + logins));
    }

    private static Postfix start(
            Path work,
            int port,
            int meddling,
            int refusing,
            int inbound,
            Map<String, String> environment)
            throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                                "sh",
                                SCRIPT,
                                "postfix",
                                Tool.MAIL_SERVERS.path().resolve("../../..").normalize().toString(),
                                work.toString(),
                                String.valueOf(refusing),
                                String.valueOf(inbound),
                                String.valueOf(port),
                                String.valueOf(meddling))
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target/postfix.out").toFile());
        command.environment().putAll(environment);
        Process process = command.start();
        Eventually.until("Postfix listens", () -> listens(port) && listens(meddling));
        return new Postfix(process, work);
    }

    /** What it has written down. */
    public String log() {
        try {
            return Files.readString(work.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all of its processes and waits for them: the last ones still write while they go. */
    @Override
    public void close() {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroy);
        if (!hasEnded(all, 10)) {
            all.forEach(ProcessHandle::destroyForcibly);
            hasEnded(all, 10);
        }
    }

    private static boolean hasEnded(List<ProcessHandle> all, int seconds) {
        try {
            CompletableFuture.allOf(
                            all.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture<?>[]::new))
                    .get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException still) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it shows to who wants to see a certificate. */
    public Path certificate() {
        return work.resolve("conf/cert.pem");
    }

    /** A port nobody listens at. */
    public static int free() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
