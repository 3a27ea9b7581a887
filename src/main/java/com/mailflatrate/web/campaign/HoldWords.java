package com.mailflatrate.web.campaign;

import com.mailflatrate.campaign.held.HoldSentences;
import com.mailflatrate.web.shared.Shell;

/** Why a mailing stands still, as a sentence. */
public final class HoldWords {

    private HoldWords() {}

    /** In the reader's language. */
    public static String say(Shell shell, String why) {
        return HoldSentences.say(shell::has, shell::text, why);
    }
}
