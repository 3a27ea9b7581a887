package com.mailflatrate.campaign.measured;

import com.mailflatrate.measures.Touch;

/**
 * What a measure means for one mailing, as its account may read it.
 *
 * @param held how many of its mails wait because of it now; of a measure about a site as a whole
 *     nobody counts them
 * @param inForce whether it holds now
 * @param goesOn whether something of the mailing waits, or may come to wait, because of it
 * @param mayBeLeftOut whether the account may leave out what it holds
 */
public record MailingMeasure(
        Touch touch, long held, boolean inForce, boolean goesOn, boolean mayBeLeftOut) {}
