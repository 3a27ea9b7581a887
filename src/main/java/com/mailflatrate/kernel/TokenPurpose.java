package com.mailflatrate.kernel;

/** What a message token may be used for. A token of one purpose is refused at every other door. */
public enum TokenPurpose {
    /** Names the message, in {@code X-Mailing-ID} and the report-abuse link. */
    ID('i'),
    /** The bounce address. */
    BOUNCE('b'),
    /** Unsubscribe, by link or mail. */
    UNSUBSCRIBE('u'),
    /** The mail in the browser. */
    WEB('w'),
    /** The reply address. */
    REPLY('r'),
    /** A link. */
    LINK('k');

    private final char letter;

    TokenPurpose(char letter) {
        this.letter = letter;
    }

    /** The fixed letter a token of this purpose begins with. */
    public char letter() {
        return letter;
    }
}
