package com.mailflatrate.audience.growth;

import java.time.LocalDate;

/**
 * A day of an account's lists. Somebody on two lists counts twice.
 *
 * @param day in the account's zone
 * @param joined memberships that became {@code subscribed}, by a confirmation, an import or a user
 * @param departed memberships that ceased to be: unsubscribed, bounced, complained or held
 */
public record GrowthDay(LocalDate day, long joined, long departed) {

    /** Both of a day together. */
    GrowthDay plus(GrowthDay other) {
        return new GrowthDay(day, joined + other.joined, departed + other.departed);
    }
}
