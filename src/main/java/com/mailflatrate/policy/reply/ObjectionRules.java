package com.mailflatrate.policy.reply;

/** Whether a person's reply objects to more mail, in German or English (UWG § 7(2) no. 3, GDPR Art. 21(2)). */
public final class ObjectionRules {

    private ObjectionRules() {}

    /** What a reply says. */
    public enum Judgement {
        /** It plainly objects: suppress. */
        OBJECTS,
        /** It may: a person reads it. */
        WEAK,
        /** It does not. */
        NONE
    }

    /** Judges the text a person wrote; quoted text of our own mail is left out here. */
    public static Judgement judge(String plainText) {
        throw new IllegalStateException("not yet: " + plainText.length());
    }
}
