package com.mailflatrate.optin.replies;

import com.mailflatrate.database.Lanes;
import org.springframework.context.ApplicationContext;

/** The reading of the servers' answers, in a test's hand: what its job does by the clock. */
public final class Read {

    private final Replies replies;

    /** In the service of this context. */
    public Read(ApplicationContext context) {
        this.replies = context.getBean(Replies.class);
    }

    /** Reads on once. */
    public void on() {
        Lanes.engine(replies::read);
    }
}
