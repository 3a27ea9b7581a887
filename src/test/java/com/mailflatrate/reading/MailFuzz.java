package com.mailflatrate.reading;

import com.mailflatrate.policy.reply.ReplyClassifier;

/**
 * What {@code bin/fuzz} throws at the reader: any bytes end in a reading that can be judged, and
 * nothing is thrown. Jazzer finds the class and its method by name.
 */
public final class MailFuzz {

    private MailFuzz() {}

    /** One mail, made up or broken. */
    public static void fuzzerTestOneInput(byte[] raw) {
        ReadMail mail = MailReader.read(raw);
        Marks.in(mail);
        if (Reading.of(mail) instanceof Reading.Bounce bounce) {
            bounce.failed().forEach(one -> ReplyClassifier.standard().classify(one.facts()));
        }
    }
}
