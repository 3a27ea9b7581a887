package com.mailflatrate.feedback;

import java.util.List;

/** What decided that a mail is of its kind; each has a sentence in both languages. */
public enum Why {
    NO_MAILBOX("no mailbox of ours"),
    NO_HEADER("no header"),
    NOT_UNDERSTOOD("a mail system's words that no rule knows"),
    MAILTO("mailto"),
    REPORT_AT_REPLY("delivery report at a reply address"),
    REPORT_WITHOUT_TOKEN("delivery report without a token of ours"),
    REPORT_OF_NOTHING("delivery report of no message to a contact"),
    REPORT_OUT_OF_TIME("delivery report too long after the mail, or before it"),
    /** A refusal that was noted and changed nothing yet: its class and the rule that sorted it. */
    BOUNCE_NOTED("%s: %s"),
    /** A refusal that ended the contact's memberships: its class and the rule. */
    BOUNCE_DEACTIVATED("%s: %s; no longer mailed"),
    /** A refusal that belongs to a provider's bad day: its class and the rule. */
    BOUNCE_IN_INCIDENT("%s: %s; not applied: incident"),
    /** A refusal that was known already: its class. */
    BOUNCE_REPEATED("repeated: %s"),
    READ_RECEIPT("disposition notification"),
    /** A notice that changes nothing: the action of RFC 3464. */
    NOTICE("%s"),
    AUTO_SUBMITTED("auto-submitted"),
    CHALLENGE("challenge"),
    /** To the desk: the mailbox it was written to. */
    TO_DESK("to the desk, from %s@"),
    PLAIN_OBJECTION("plain words"),
    FORWARDED("forwarded"),
    FORWARDED_WEAK("forwarded, perhaps an objection"),
    NOBODY_TO_FORWARD_TO("nobody to forward to"),
    /** The message is no longer there: what it would have been. */
    GONE("the message is gone: %s"),
    /** A feedback report of another type. */
    NO_COMPLAINT("%s"),
    COMPLAINT_WITHOUT_TOKEN("feedback report without a token of ours"),
    COMPLAINT_OF_STRANGER("feedback report neither signed nor of a known feed"),
    /** A complaint: its type and who reported it. */
    REPORTED("%s, reported by %s");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    /** In a few English words, for logs and for reasons that are older than their codes. */
    String inWords(List<String> details) {
        return words.formatted(details.toArray());
    }
}
