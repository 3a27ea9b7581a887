package com.mailflatrate.feedback;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.reading.ReadMail;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Passes on what people wrote: to the customer as a new mail of ours, or to the desk. */
@Component
@EngineTransactional
class Forwards {

    private static final int LONGEST = 20_000;
    private static final String WEAK =
            """
            Diese Antwort kann ein Widerspruch gegen Werbung sein. Bitte lesen Sie sie bis morgen und melden Sie die Person ab, wenn sie das meint.
            This reply may be an objection to advertising. Please read it by tomorrow and unsubscribe the person if that is what they mean.

            """;
    private static final Pattern ADDRESS =
            Pattern.compile("<([^<>\\s]+@[^<>\\s]+)>|([^<>\\s\",;]+@[^<>\\s\",;]+)");

    private final Messages messages;
    private final Letters letters;
    private final ApplicationEventPublisher events;

    Forwards(Messages messages, Letters letters, ApplicationEventPublisher events) {
        this.messages = messages;
        this.letters = letters;
        this.events = events;
    }

    /**
     * Sends the person's words to the customer, with the person as Reply-To; false when nobody is
     * known.
     *
     * @param weak it may be an objection: the customer is asked to answer by the next day
     */
    public boolean toCustomer(ReadMail mail, String words, MessageId message, boolean weak) {
        Optional<MessageFacts> facts = messages.find(message);
        Optional<EmailAddress> to =
                facts.map(known -> known.forwardTo() == null ? known.from() : known.forwardTo());
        Optional<EmailAddress> person =
                mail.headers()
                        .first("reply-to")
                        .flatMap(Forwards::address)
                        .or(() -> mail.headers().first("from").flatMap(Forwards::address));
        if (to.isEmpty() || person.isEmpty()) {
            return false;
        }
        String subject = flat(mail.headers().first("subject").orElse("Antwort"));
        String whole = mail.text().isBlank() ? words : mail.text();
        String text = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
        letters.send(
                new Letters.Letter(
                        Letters.Kind.FORWARD,
                        facts.get().account(),
                        to.get(),
                        subject,
                        (weak ? WEAK : "") + person.get().full() + ":\n\n" + text,
                        null,
                        person.get(),
                        null,
                        null));
        return true;
    }

    /** Tells the desk that a person wrote. */
    public void toDesk(UUID mail, Optional<EmailAddress> answerTo) {
        events.publishEvent(new ComplaintMail(mail, answerTo.map(EmailAddress::full).orElse(null)));
    }

    static Optional<EmailAddress> address(String field) {
        Matcher found = ADDRESS.matcher(field);
        Optional<EmailAddress> last = Optional.empty();
        while (found.find() && last.isEmpty()) {
            last = EmailAddress.parse(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return last;
    }

    private static String flat(String text) {
        String flat = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return flat.length() > 200 ? flat.substring(0, 200) : flat;
    }
}
