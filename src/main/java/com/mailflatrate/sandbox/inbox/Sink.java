package com.mailflatrate.sandbox.inbox;

import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Hop.Tls;
import com.mailflatrate.sandbox.SandboxSettings;
import com.mailflatrate.transport.route.Route;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The SMTP server every mail of the sandbox goes to, on loopback, and the route that leads there.
 * The sending side notices no difference: it is the real one.
 */
@Component
@Primary
@SandboxOnly
final class Sink implements Route, SmartLifecycle {

    private static final String HOST = "127.0.0.1";
    private static final int MAX_CONNECTIONS = 500;
    private static final int MAX_BYTES = 50 << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SMTPServer server;

    Sink(SandboxSettings settings, MailFiles files, Reactions reactions) {
        FirstTries tries = new FirstTries();
        server =
                SMTPServer.port(settings.sinkPort())
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("mx.sandbox.test")
                        .softwareName("mailflatrate sandbox")
                        .insertReceivedHeaders(false)
                        .maxConnections(MAX_CONNECTIONS)
                        .maxMessageSize(MAX_BYTES)
                        .executorService(threads)
                        .messageHandlerFactory(context -> new Delivered(files, reactions, tries))
                        .build();
    }

    @Override
    public List<Hop> hops(String domain) {
        return List.of(new Hop(HOST, server.getPortAllocated(), Tls.NONE, null, 1));
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    /** Before whoever sends, after whoever sends has stopped. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }
}
