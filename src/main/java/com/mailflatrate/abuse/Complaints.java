package com.mailflatrate.abuse;

import com.mailflatrate.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges complaints and opens a case for each. */
@Component
public class Complaints {

    /** The door a complaint came through. */
    public enum Door {
        DESK,
        PORTAL,
        MAIL
    }

    /** Judges a whole mail, forwarded or not; any bytes are accepted. */
    public Outcome<Case> judge(byte[] raw, @Nullable String from, Door door) {
        throw new IllegalStateException("not yet");
    }

    /** Judges what somebody wrote: a text, a mailing id in any spelling, the complainer's address. */
    public Outcome<Case> judge(@Nullable String text, @Nullable String mailingId, @Nullable String from, Door door) {
        throw new IllegalStateException("not yet");
    }
}
