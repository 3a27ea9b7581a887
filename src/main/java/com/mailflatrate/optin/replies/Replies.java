package com.mailflatrate.optin.replies;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.optin.steps.Steps;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.ReplyClassifier;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<Letters.Settled> settled =
                letters.settled(Letters.Kind.CONFIRMATION, store.cursor(), BATCH);
        if (settled.isEmpty()) {
            return;
        }
        Map<MessageId, ReplyStore.Mail> mails =
                store.ofMessages(settled.stream().map(Letters.Settled::message).toList());
        List<ReplyStore.Mail> accepted = new ArrayList<>();
        List<Events.Entry> entries = new ArrayList<>();
        for (Letters.Settled one : settled) {
            ReplyStore.Mail mail = mails.get(one.message());
            if (mail != null && one.accepted()) {
                mails.remove(one.message());
                accepted.add(mail);
                entries.add(entry(mail, one));
            } else if (mail != null && mail.form() != null && isHard(one)) {
                steps.count(mail.account(), mail.form(), Steps.Step.HARD);
            }
        }
        store.accepted(accepted, events.appendAll(entries));
        store.moveCursor(settled.getLast().cursor());
    }

    private static Events.Entry entry(ReplyStore.Mail mail, Letters.Settled settled) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("message", settled.message().value());
        facts.put("acceptedAt", settled.at());
        facts.put("host", settled.host());
        facts.put("reply", settled.reply());
        return new Events.Entry(
                mail.account(), EventKind.MAIL_ACCEPTED, Map.of("confirmation", mail.id()), facts);
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
