package com.mailflatrate.feedback.bounce;

/**
 * Final answers and how many of them said that the mailbox is gone.
 *
 * @param tried accepted and refused together
 */
public record Tally(long tried, long hard) {

    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
        return new Tally(tried + other.tried, hard + other.hard);
    }

    /** Hard refusals per mail, 0 when nothing was tried. */
    public double rate() {
        return tried == 0 ? 0 : (double) hard / tried;
    }
}
