package com.mailflatrate.feedback;

import com.mailflatrate.feedback.mails.Arrivals;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.feedback.mails.Room;
import com.mailflatrate.feedback.mails.Spool;
import com.mailflatrate.feedback.mails.Stores;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.senderdomain.SendingHosts;
import org.springframework.context.ApplicationContext;

/** The service's store of mail, with room or a disk of another kind. */
public final class Inbounds {

    static final FeedbackSettings SETTINGS =
            new FeedbackSettings(0, "", 1_000_000, 1_000_000, 100_000);

    private Inbounds() {}

    /** One that has no room. */
    public static Inbound full(ApplicationContext context) {
        return with(context, Stores.room(context, 0), context.getBean(Spool.class));
    }

    static Inbound with(ApplicationContext context, Room room, Spool disk) {
        Inbound.Surroundings around = context.getBean(Inbound.Surroundings.class);
        return new Inbound(
                context.getBean(Arrivals.class),
                context.getBean(Mails.class),
                disk,
                context.getBean(SendingHosts.class),
                context.getBean(Tokens.class),
                SETTINGS,
                new Inbound.Surroundings(
                        around.clock(),
                        around.ids(),
                        around.bell(),
                        room,
                        around.canaries(),
                        around.probes()));
    }
}
