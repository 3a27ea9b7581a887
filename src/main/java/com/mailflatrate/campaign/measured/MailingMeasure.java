package com.mailflatrate.campaign.measured;

import com.mailflatrate.measures.Touch;

/**
 * What a measure means for one mailing, as its account may read it.
 *
 * @param held how many of its mails wait because of it now; of a measure about a site as a whole
 *     nobody counts them
 * @param inForce whether it holds now
 * @param mayBeLeftOut whether the account may leave out what it holds
 */
public record MailingMeasure(Touch touch, long held, boolean inForce, boolean mayBeLeftOut) {

    /** Whether something of the mailing still waits, or may come to wait, because of it. */
    public boolean goesOn() {
        return inForce && touch.leftOutAt() == null;
    }
}
