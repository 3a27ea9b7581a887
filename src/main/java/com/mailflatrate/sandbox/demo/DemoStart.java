package com.mailflatrate.sandbox.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the command {@code demo} sets before the service starts; whatever the user has set wins. */
public final class DemoStart {

    private DemoStart() {}

    /**
     * Clears away a demo that was interrupted before it was complete, so that it is played from its
     * beginning. Only what a demo has made itself, in a directory that was empty before.
     *
     * @param discard throws the database of a directory away; false when somebody uses it
     * @return whether there was one
     */
    public static boolean afresh(Predicate<Path> discard) {
        String external = System.getenv("MAILFLATRATE_DATABASE_URL");
        String set = System.getenv("MAILFLATRATE_DATA_DIR");
        Path data = Path.of(set == null || set.isBlank() ? "data" : set.strip());
        return (external == null || external.isBlank())
                && new DemoMark(data).clearInterrupted(discard);
    }

    /** Lowest-ranking properties: sandbox, free ports, quiet terminal. */
    public static Map<String, Object> defaults() {
        int http = port("MAILFLATRATE_HTTP_PORT", 8080);
        Map<String, Object> properties = new HashMap<>();
        properties.put("mailflatrate.demo", "true");
        properties.put("mailflatrate.delivery.mode", "sandbox");
        properties.put("mailflatrate.http.port", http);
        properties.put("mailflatrate.management.port", port("MAILFLATRATE_MANAGEMENT_PORT", 8081));
        properties.put("mailflatrate.inbound.port", port("MAILFLATRATE_INBOUND_PORT", 2525));
        properties.put("mailflatrate.public-url", "http://localhost:" + http);
        properties.put("logging.file.name", "${mailflatrate.data-dir}/demo/service.log");
        properties.put("logging.threshold.console", "error");
        return Map.copyOf(properties);
    }

    /** The port of the environment; else the usual one when it is free; else any. */
    private static int port(String variable, int usual) {
        String set = System.getenv(variable);
        if (set != null && !set.isBlank()) {
            return Integer.parseInt(set.strip());
        }
        return free(usual) ? usual : any();
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
