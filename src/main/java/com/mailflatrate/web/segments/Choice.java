package com.mailflatrate.web.segments;

/**
 * What a condition can be about.
 *
 * @param value as the form sends it: {@code list:} and its id
 * @param kind of the thing, lower case; {@code nothing} for the contact itself
 * @param label as people call it
 * @param yesNo whether it is a field that knows only yes and no
 */
public record Choice(String value, String kind, String label, boolean yesNo) {}
