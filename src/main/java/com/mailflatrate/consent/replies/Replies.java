package com.mailflatrate.consent.replies;

import com.mailflatrate.consent.steps.Steps;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.ReplyClassifier;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what the receiving servers said to the mails that ask: who accepted one, when and in which
 * words, is part of the proof (compliance rule 4.6, part 6); who does not exist counts against the
 * form (C18).
 */
@Component
@EngineTransactional
class Replies {

    private static final int BATCH = 1_000;

    private final Letters letters;
    private final ReplyStore store;
    private final Events events;
    private final Steps steps;

    Replies(Letters letters, ReplyStore store, Events events, Steps steps) {
        this.letters = letters;
        this.store = store;
        this.events = events;
        this.steps = steps;
    }

    /** Reads on from where it stopped. */
    public void read() {
        long cursor = store.cursor();
        List<Letters.Settled> settled = letters.settled(Letters.Kind.CONFIRMATION, cursor, BATCH);
        for (Letters.Settled one : settled) {
            store.ofMessage(one.message()).ifPresent(mail -> note(mail, one));
            cursor = one.cursor();
        }
        if (!settled.isEmpty()) {
            store.moveCursor(cursor);
        }
    }

    private void note(ReplyStore.Mail mail, Letters.Settled settled) {
        if (!settled.accepted()) {
            Optional.ofNullable(mail.form())
                    .filter(form -> isHard(settled))
                    .ifPresent(form -> steps.count(mail.account(), form, Steps.Step.HARD));
            return;
        }
        AccountId account = mail.account();
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("message", settled.message().value());
        facts.put("acceptedAt", settled.at());
        facts.put("host", settled.host());
        facts.put("reply", settled.reply());
        UUID event =
                events.append(
                        account, EventKind.MAIL_ACCEPTED, Map.of("confirmation", mail.id()), facts);
        store.accepted(account, mail.id(), event);
    }

    private static boolean isHard(Letters.Settled settled) {
        ReplyFacts facts =
                new ReplyFacts(
                        ReplyFacts.Phase.RCPT,
                        null,
                        settled.code(),
                        settled.enhanced(),
                        settled.reply());
        return settled.atRecipient()
                && ReplyClassifier.standard().classify(facts).cls() == BounceClass.HARD;
    }
}
