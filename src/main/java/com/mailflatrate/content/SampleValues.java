package com.mailflatrate.content;

import com.mailflatrate.content.merge.Slot;
import com.mailflatrate.content.merge.Values;

/** Stand-ins for a reader's values, such that the checks find each of ours again. */
final class SampleValues implements Values {

    static final String BASE = "https://sample.mailflatrate.invalid/";
    static final String UNSUBSCRIBE = BASE + "u/uaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    static final String ABUSE = BASE + "abuse?m=iaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    static final String MAILING_ID = "mfr-aaaa-bbbb-cccc";

    @Override
    public String contact(String field) {
        return "Muster";
    }

    @Override
    public String own(Slot slot) {
        return switch (slot) {
            case FOOTER -> "";
            case UNSUBSCRIBE_URL -> UNSUBSCRIBE;
            case ABUSE_URL -> ABUSE;
            case MAILING_ID -> MAILING_ID;
            case LIST_NAME -> "Newsletter";
        };
    }
}
