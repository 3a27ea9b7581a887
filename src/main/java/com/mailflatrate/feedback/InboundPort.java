package com.mailflatrate.feedback;

/** Where mail for us comes in. */
public interface InboundPort {

    /** The port that is listened to now; 0 while none is. */
    int number();
}
