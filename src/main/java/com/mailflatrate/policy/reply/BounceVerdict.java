package com.mailflatrate.policy.reply;

/**
 * What a refusal means.
 *
 * @param cls what it is about
 * @param countsAgainstRecipient whether the rules of bounces may count it against the address
 * @param why the rule that decided, for people: {@code enhanced 5.1.1}, {@code text "user unknown"}
 *     …
 */
public record BounceVerdict(BounceClass cls, boolean countsAgainstRecipient, String why) {}
