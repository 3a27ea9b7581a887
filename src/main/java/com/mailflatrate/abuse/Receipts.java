package com.mailflatrate.abuse;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.keys.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Tells somebody who wrote to the desk that the mail has come, and its number (compliance row I7):
 * once in seven days, or two machines would talk to each other. Whether the address may be answered
 * at all is decided before.
 */
@Component
@EngineTransactional
class Receipts {

    private static final Duration ONCE_IN = Duration.ofDays(7);

    private final ReceiptStore store;
    private final Letters letters;
    private final InstantSource clock;

    Receipts(ReceiptStore store, Letters letters, InstantSource clock) {
        this.store = store;
        this.letters = letters;
        this.clock = clock;
    }

    /** Sends one, unless this address had one lately. */
    public void send(EmailAddress to, Case opened) {
        byte[] whose = Secrets.sha256(to.key());
        if (store.note(whose, clock.instant(), clock.instant().minus(ONCE_IN))) {
            letters.send(
                    Letters.Letter.plain(
                            Letters.Kind.RECEIPT,
                            null,
                            to,
                            ReceiptText.subject(opened.number()),
                            ReceiptText.of(opened.number())));
        }
    }
}
