package com.mailflatrate.feedback;

import java.io.InputStream;
import org.springframework.stereotype.Component;

/** The store of everything that reaches us by mail; a worker reads it soon after. */
@Component
public class Inbound {

    /** Stores one mail as it came. The recipient was checked at the door. */
    public void receive(String envelopeFrom, String envelopeTo, InputStream raw) {
        throw new IllegalStateException("not yet");
    }
}
