package com.mailflatrate.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A receiving host that refuses everybody, for the reason the address begins with. */
final class RefusingServer {

    private final SMTPServer server =
            new SMTPServer.Builder()
                    .port(0)
                    .hostName("mx.gone.test")
                    .messageHandlerFactory(context -> new Refuser())
                    .build();

    void start() {
        server.start();
    }

    void stop() {
        server.stop();
    }

    int port() {
        return server.getPortAllocated();
    }

    private static final class Refuser implements MessageHandler {

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (recipient.startsWith("unknown")) {
                throw new RejectException(550, "5.1.1 <" + recipient + ">: User unknown");
            }
            if (recipient.startsWith("full")) {
                throw new RejectException(552, "5.2.2 Mailbox full");
            }
            throw new RejectException(550, "5.7.1 Blocked using zen.spamhaus.org");
        }

        @Override
        public String data(InputStream data) throws IOException {
            data.transferTo(OutputStream.nullOutputStream());
            return "250 ok";
        }

        @Override
        public void done() {}
    }
}
