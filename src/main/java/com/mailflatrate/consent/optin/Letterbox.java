package com.mailflatrate.consent.optin;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.consent.steps.Steps;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.senderdomain.SendingHosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mail that asks, and what it said into the ledger; secrets stand in the mail only. */
@Component
class Letterbox {

    private final Accounts accounts;
    private final Lists lists;
    private final Letters letters;
    private final ConfirmationStore confirmations;
    private final Steps steps;
    private final Events events;
    private final Surroundings around;

    Letterbox(
            Accounts accounts,
            Lists lists,
            Letters letters,
            ConfirmationStore confirmations,
            Steps steps,
            Events events,
            Surroundings around) {
        this.accounts = accounts;
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

    /** Queues the mail; it leaves after the commit. */
    void ask(Registration wanted, ContactId contact) {
        AccountId account = wanted.account();
        Instant now = around.clock().instant();
        Secret yes = Secrets.fresh();
        Secret never = Secrets.fresh();
        Account sender = accounts.find(account).orElseThrow();
        String list = lists.name(account, wanted.list()).orElse("");
        ConfirmationMail mail =
                ConfirmationMail.of(
                        wanted.language(),
                        new ConfirmationMail.Facts(sender, list, wanted.requestedAt(), wanted.ip()),
                        link("/c/" + yes.text(), wanted),
                        link("/c/never/" + never.text(), wanted));
        MessageId message =
                letters.send(
                        Letters.Letter.plain(
                                Letters.Kind.CONFIRMATION,
                                account,
                                wanted.email(),
                                mail.subject(),
                                mail.text()));
        UUID id = around.ids().next();
        UUID event =
                events.append(
                        account,
                        EventKind.ASKED,
                        header(wanted, id, mail),
                        facts(wanted, contact, message, mail));
        confirmations.insert(
                account,
                new ConfirmationStore.Fresh(
                        id, wanted, contact, yes.sha256(), never.sha256(), message, event, now));
        FormRef form = wanted.form();
        if (form != null) {
            steps.count(account, form.form(), Steps.Step.ASKED);
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
