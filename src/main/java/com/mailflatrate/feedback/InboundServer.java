package com.mailflatrate.feedback;

import com.mailflatrate.senderdomain.SendingHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Listens for mail that comes back (RFC 5321). Takes what is ours and nothing else: it relays for
 * nobody.
 */
@Component
public class InboundServer implements SmartLifecycle, InboundPort {

    private static final Logger LOG = LoggerFactory.getLogger(InboundServer.class);
    private static final int CONNECTIONS = 200;
    private static final int RECIPIENTS = 100;
    private static final int TIMEOUT_MS = 120_000;

    private final Inbound inbound;
    private final SMTPServer server;

    InboundServer(Inbound inbound, FeedbackSettings settings, SendingHosts hosts) {
        this.inbound = inbound;
        SMTPServer.Builder builder =
                new SMTPServer.Builder()
                        .port(settings.port())
                        .hostName(hosts.platform())
                        .softwareName("mailflatrate")
                        .maxMessageSize(settings.maxMessageBytes())
                        .maxConnections(CONNECTIONS)
                        .maxRecipients(RECIPIENTS)
                        .connectionTimeoutMs(TIMEOUT_MS)
                        .serverThreadName("inbound-smtp")
                        .messageHandlerFactory(context -> new Receiver(settings.maxMessageBytes()));
        if (!settings.address().isEmpty()) {
            builder.bindAddress(address(settings.address()));
        }
        this.server = builder.build();
    }

    @Override
    public int number() {
        return server.isRunning() ? server.getPortAllocated() : 0;
    }

    @Override
    public void start() {
        server.start();
        LOG.info("inbound mail port={}", number());
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("mailflatrate.inbound.address: " + name, e);
        }
    }

    /** One mail of a session. */
    private final class Receiver implements MessageHandler {

        private final int largest;
        private final List<String> recipients = new ArrayList<>();
        private String from = "";

        Receiver(int largest) {
            this.largest = largest;
        }

        @Override
        public void from(String path) {
            from = path;
        }

        @Override
        public void recipient(String path) throws RejectException {
            if (inbound.isElsewhere(path)) {
                throw new RejectException(550, "5.7.1 We relay for nobody");
            }
            if (!inbound.accepts(path)) {
                throw new RejectException(550, "5.1.1 No such mailbox here");
            }
            if (!inbound.hasRoom()) {
                throw new RejectException(450, "4.3.1 Please come back later");
            }
            recipients.add(path);
        }

        @Override
        public @org.jspecify.annotations.Nullable String data(InputStream in)
                throws RejectException, IOException {
            byte[] raw = in.readNBytes(largest);
            if (in.read() >= 0) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
                throw new RejectException(552, "5.3.4 The mail is too large");
            }
            try {
                for (String recipient : recipients) {
                    inbound.receive(from, recipient, new java.io.ByteArrayInputStream(raw));
                }
            } catch (UncheckedIOException full) {
                LOG.error("inbound mail could not be stored", full);
                throw new RejectException(450, "4.3.1 Please come back later");
            }
            return null;
        }

        @Override
        public void done() {}
    }
}
