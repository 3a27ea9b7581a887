package com.mailflatrate.optin;

import com.mailflatrate.account.Account;
import com.mailflatrate.asking.ConfirmationMail;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.optin.steps.Steps;
import com.mailflatrate.senderdomain.SendingHosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mails that ask, and what it said into the ledger; secrets stand in the mail only. */
@Component
class Letterbox {

    private final Lists lists;
    private final Letters letters;
    private final ConfirmationStore confirmations;
    private final Steps steps;
    private final Events events;
    private final Surroundings around;

    Letterbox(
            Lists lists,
            Letters letters,
            ConfirmationStore confirmations,
            Steps steps,
            Events events,
            Surroundings around) {
        this.lists = lists;
        this.letters = letters;
        this.confirmations = confirmations;
        this.steps = steps;
        this.events = events;
        this.around = around;
    }

    /** Time, ids, tokens and addresses of pages. */
    @Component
    record Surroundings(InstantSource clock, UuidV7 ids, Tokens tokens, SendingHosts hosts) {}

    /** Somebody who is to be asked, and for whom. */
    record Addressed(Registration wanted, ContactId contact, Account sender) {

        Decision decision() {
            return Decision.asked(wanted, contact);
        }
    }

    /** One mail before it has an id. */
    private record Written(
            Addressed to, UUID confirmation, Secret yes, Secret never, ConfirmationMail mail) {}

    /** Queues the mails; they leave after the commit. */
    void ask(List<Addressed> all) {
        Instant now = around.clock().instant();
        Map<AccountId, Map<ListId, String>> names = names(all);
        List<Written> mails = all.stream().map(one -> write(one, names)).toList();
        List<MessageId> messages = letters.sendAll(mails.stream().map(Letterbox::letter).toList());
        List<Events.Entry> entries = new ArrayList<>();
        for (int n = 0; n < mails.size(); n++) {
            entries.add(entry(mails.get(n), messages.get(n)));
        }
        List<UUID> asked = events.appendAll(entries);
        List<ConfirmationStore.Fresh> fresh = new ArrayList<>();
        for (int n = 0; n < mails.size(); n++) {
            fresh.add(fresh(mails.get(n), messages.get(n), asked.get(n), now));
        }
        confirmations.insert(fresh);
        all.forEach(this::count);
    }

    private Map<AccountId, Map<ListId, String>> names(List<Addressed> all) {
        Map<AccountId, Set<ListId>> wanted = new HashMap<>();
        all.forEach(
                one ->
                        wanted.computeIfAbsent(one.wanted().account(), account -> new HashSet<>())
                                .add(one.wanted().list()));
        Map<AccountId, Map<ListId, String>> names = new HashMap<>();
        wanted.forEach((account, ids) -> names.put(account, lists.names(account, ids)));
        return names;
    }

    private Written write(Addressed one, Map<AccountId, Map<ListId, String>> names) {
        Registration wanted = one.wanted();
        Secret yes = Secrets.fresh();
        Secret never = Secrets.fresh();
        String list =
                names.getOrDefault(wanted.account(), Map.of()).getOrDefault(wanted.list(), "");
        ConfirmationMail mail =
                ConfirmationMail.of(
                        wanted.language(),
                        new ConfirmationMail.Facts(
                                one.sender(), list, wanted.requestedAt(), wanted.ip()),
                        link("/c/" + yes.text(), wanted),
                        link("/c/never/" + never.text(), wanted));
        return new Written(one, around.ids().next(), yes, never, mail);
    }

    private static Letters.Letter letter(Written one) {
        Registration wanted = one.to().wanted();
        return Letters.Letter.plain(
                Letters.Kind.CONFIRMATION,
                wanted.account(),
                wanted.email(),
                one.mail().subject(),
                one.mail().text());
    }

    private Events.Entry entry(Written one, MessageId message) {
        Registration wanted = one.to().wanted();
        return new Events.Entry(
                wanted.account(),
                EventKind.ASKED,
                header(wanted, one.confirmation(), one.mail()),
                facts(wanted, one.to().contact(), message, one.mail()));
    }

    private static ConfirmationStore.Fresh fresh(
            Written one, MessageId message, UUID asked, Instant now) {
        return new ConfirmationStore.Fresh(
                one.confirmation(),
                one.to().wanted(),
                one.to().contact(),
                one.yes().sha256(),
                one.never().sha256(),
                message,
                asked,
                now);
    }

    private void count(Addressed one) {
        FormRef form = one.wanted().form();
        if (form != null) {
            steps.count(one.wanted().account(), form.form(), Steps.Step.ASKED);
        }
    }

    private String link(String path, Registration wanted) {
        return around.hosts().pages() + path + "?lang=" + wanted.language().code();
    }

    private static Map<String, @Nullable Object> header(
            Registration wanted, UUID id, ConfirmationMail mail) {
        Map<String, @Nullable Object> header = new HashMap<>();
        header.put("list", wanted.list());
        header.put("request", wanted.event());
        header.put("confirmation", id);
        header.put("template", ConfirmationMail.version(wanted.language()));
        header.put(
                "mail",
                HexFormat.of()
                        .formatHex(Secrets.sha256(mail.text().getBytes(StandardCharsets.UTF_8))));
        return header;
    }

    private Map<String, @Nullable Object> facts(
            Registration wanted, ContactId contact, MessageId message, ConfirmationMail mail) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("contact", contact);
        facts.put("email", wanted.email().full());
        facts.put("subject", mail.subject());
        facts.put("text", mail.withoutSecrets());
        facts.put("message", message.value());
        facts.put(
                "messageId",
                '<'
                        + around.tokens().mint(TokenPurpose.ID, message)
                        + '@'
                        + around.hosts().platform()
                        + '>');
        return facts;
    }
}
