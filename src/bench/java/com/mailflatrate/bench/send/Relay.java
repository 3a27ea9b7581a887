package com.mailflatrate.bench.send;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What others use: a real Postfix that takes a mail into its queue, lets OpenDKIM sign it and hands
 * it to the same server as we do. Its queue is on the same disk.
 */
final class Relay implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src/test/resources/mta/run.sh");
    private static final Path OPENDKIM = Path.of("/usr/sbin/opendkim");
    private static final Path TOOLS =
            Path.of(System.getProperty("user.home"), ".cache", "mailflatrate", "tools", "mta");

    private final Process postfix;
    private final Process opendkim;
    final int port;

    private Relay(Process postfix, Process opendkim, int port) {
        this.postfix = postfix;
        this.opendkim = opendkim;
        this.port = port;
    }

    /** Whether this machine has both; bin/check installs Postfix where it may. */
    static boolean isPossible() {
        return Files.isExecutable(OPENDKIM) && Files.isDirectory(TOOLS.resolve("usr/lib/postfix"));
    }

    /** Starts both; the domain is the one that is signed for. */
    static Relay start(Path work, String domain, int sink) throws IOException {
        Files.createDirectories(work);
        int milter = free();
        int port = free();
        Path key = work.resolve("key.private");
        run("openssl", "genrsa", "-out", key.toString(), "2048");
        Path conf = work.resolve("opendkim.conf");
        Files.write(conf, opendkim(domain, key, milter));
        Process signing =
                new ProcessBuilder(OPENDKIM.toString(), "-f", "-x", conf.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("opendkim.out").toFile())
                        .start();
        await(milter);
        ProcessBuilder postfix =
                new ProcessBuilder(
                                "sh",
                                SCRIPT.toString(),
                                "postfix",
                                TOOLS.toString(),
                                work.toString(),
                                String.valueOf(sink),
                                String.valueOf(sink),
                                String.valueOf(port),
                                String.valueOf(free()))
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("postfix.out").toFile());
        postfix.environment().put("MILTER", "inet:127.0.0.1:" + milter);
        Relay relay = new Relay(postfix.start(), signing, port);
        await(port);
        System.out.println("Postfix: " + work.resolve("conf/main.cf") + ", OpenDKIM: " + conf);
        return relay;
    }

    private static List<String> opendkim(String domain, Path key, int port) {
        return List.of(
                "Domain " + domain,
                "Selector bench",
                "KeyFile " + key,
                "Socket inet:" + port + "@127.0.0.1",
                "Mode s",
                "Canonicalization relaxed/relaxed",
                "SignatureAlgorithm rsa-sha256",
                "OversignHeaders From",
                "RequireSafeKeys no",
                "InternalHosts 127.0.0.1",
                "Syslog no");
    }

    /** CPU time of both with all that ran under them, in microseconds. */
    long cpuMicros() throws IOException {
        return Cpu.tree(postfix.pid()) + Cpu.tree(opendkim.pid());
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new IOException("nothing listens at " + port);
    }

    @Override
    public void close() {
        postfix.descendants().forEach(ProcessHandle::destroy);
        postfix.destroy();
        opendkim.destroy();
    }
}
