package com.mailflatrate.policy.reply;

import java.util.regex.Pattern;

/** Whom or what a refusal is about, and so whom it may touch. */
public enum Scope {
    /** The mailbox. */
    RECIPIENT,
    /** The domain behind the at sign, as the DNS knows it. */
    DOMAIN,
    /** What was sent. */
    MESSAGE,
    /** Who sent it: reputation, authentication. */
    SENDER,
    /** Hosts and routes on the way. */
    INFRASTRUCTURE;

    /** RFC 3463 x.1.2; RFC 7505 for null MX, which sendmail calls x.7.27. */
    private static final Pattern DOMAIN_CODE = Pattern.compile("[45]\\.(1\\.2|7\\.27)");

    /** Words that name the mailbox as well, and mean the DNS. */
    private static final Pattern NO_HOST =
            Pattern.compile(
                    "missing the proper dns|recipient domain must exist|name or service not known");

    private static final Pattern MAILBOX_WORDS =
            Pattern.compile("\\b(user|mailbox|recipient|account|address)\\b");

    private static final Pattern DOMAIN_WORDS =
            Pattern.compile(
                    "null mx|nxdomain|(host|domain)( name)?\\b.{0,40}(not found|unknown|not exist|doesn.t exist|no longer)"
                            + "|(unknown|no such|illegal) (host|domain)|no mx\\b|no mail (exchanger|server) for|does not accept (e-?)?mail");

    /** Of a refusal that was sorted already. */
    public static Scope of(BounceClass cls, ReplyFacts facts) {
        return switch (cls) {
            case HARD, UNCLEAR -> isAboutDomain(facts) ? DOMAIN : RECIPIENT;
            case SOFT_MAILBOX, AUTO_REPLY, CHALLENGE, UNKNOWN -> RECIPIENT;
            case RELAY -> DOMAIN;
            case SOFT_SYSTEM, THROTTLE, DELAY, EAI -> INFRASTRUCTURE;
            case BLOCK, AUTH -> SENDER;
            case CONTENT -> MESSAGE;
        };
    }

    /** Whether a refusal for good says that the domain, not the mailbox, is missing. */
    private static boolean isAboutDomain(ReplyFacts facts) {
        String code = facts.enhancedCode();
        if (code != null && DOMAIN_CODE.matcher(code).matches()) {
            return true;
        }
        boolean mailbox = code != null && code.matches("5\\.(1\\.[13-9]|2\\.\\d)");
        String words = ReplyClassifier.words(facts.text());
        boolean names = MAILBOX_WORDS.matcher(words).find();
        boolean host = NO_HOST.matcher(words).find();
        return !mailbox && (host || (!names && DOMAIN_WORDS.matcher(words).find()));
    }
}
