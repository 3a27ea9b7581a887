package com.mailflatrate.feedback.mails;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.feedback.FeedbackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** Stores in states they come to seldom. */
public final class Stores {

    private Stores() {}

    /** The service's room, were so many unread mails the most. */
    public static Room room(ApplicationContext context, int maxWaiting) {
        return new Room(
                context.getBean(Mails.class),
                context.getBean(Spool.class),
                new FeedbackSettings(0, "", 1_000_000, 1_000_000, maxWaiting),
                context.getBean(java.time.InstantSource.class));
    }

    /** A spool whose disk has gone. */
    public static Spool gone(Path directory) throws IOException {
        Spool spool = new Spool(new DataDirectory(directory));
        Files.delete(directory.resolve("inbound-spool"));
        return spool;
    }
}
