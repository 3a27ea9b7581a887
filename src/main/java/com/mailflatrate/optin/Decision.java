package com.mailflatrate.optin;

import com.mailflatrate.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a registration.
 *
 * @param why UPPER_SNAKE; null unless it was dropped
 * @param contact who was asked, as far as somebody is known
 * @param due when it is looked at again; null unless it waits
 */
record Decision(
        Registration of,
        State state,
        @Nullable String why,
        @Nullable ContactId contact,
        @Nullable Instant due) {

    enum State {
        WAITING,
        ASKED,
        DROPPED
    }

    static Decision asked(Registration of, ContactId contact) {
        return new Decision(of, State.ASKED, null, contact, null);
    }

    static Decision later(Registration of, Instant due) {
        return new Decision(of, State.WAITING, null, of.contact(), due);
    }

    static Decision dropped(Registration of, String why) {
        return new Decision(of, State.DROPPED, why, of.contact(), null);
    }
}
