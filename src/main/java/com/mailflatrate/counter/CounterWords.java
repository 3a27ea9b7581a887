package com.mailflatrate.counter;

/**
 * What stands on paper for the counter, in the form's language.
 *
 * @param company who invites
 * @param title of the form
 * @param scan what to do with the code
 * @param address the short address as people type it, without {@code https://}
 * @param link what the code holds
 * @param then what happens after the sign-up
 * @param imprint of the company, in lines
 */
record CounterWords(
        String company,
        String title,
        String scan,
        String address,
        String link,
        String then,
        String imprint) {}
