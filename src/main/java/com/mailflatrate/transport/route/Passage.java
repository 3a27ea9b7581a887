package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.transport.shaping.Door;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Room for one connection: at the door of whoever runs the servers, and on the way of some of their
 * domains. What a server says concerns the first, what cannot be reached the second: a domain that
 * names servers which do not exist harms itself alone.
 */
public final class Passage {

    private final Door door;
    private final @Nullable Door way;

    Passage(Door door, @Nullable Door way) {
        this.door = door;
        this.way = way;
    }

    static @Nullable Passage enter(Door door, @Nullable Door way) {
        if (!door.enter()) {
            return null;
        }
        if (way != null && !way.enter()) {
            door.window().leave();
            return null;
        }
        return new Passage(door, way);
    }

    /** Name of the door. */
    public String name() {
        return door.name();
    }

    void opened() {
        door.window().opened();
        if (way != null) {
            way.window().opened();
        }
    }

    /** A mail was taken. */
    public void taken() {
        door.taken();
        if (way != null) {
            way.taken();
        }
    }

    /** The door it is at. */
    public Door door() {
        return door;
    }

    /** Whether this connection is one too many by now. */
    public boolean isOver() {
        return door.isOver();
    }

    /** Waits for its turn, some seconds at most; false when that would be too long. */
    public boolean awaitTurn() {
        long nanos = door.turn();
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
        return nanos >= 0;
    }

    /** No reply came after a mail's end. */
    public void silent(String words) {
        door.silent(words);
    }

    /** The connection was refused, failed, or was ended by a 421. */
    public void refused(Phase phase, int code, String words) {
        (way == null || code > 0 ? door : way).refused(phase, code, words);
    }

    /** The connection is over. */
    public void leave() {
        door.window().leave();
        if (way != null) {
            way.window().leave();
        }
    }
}
