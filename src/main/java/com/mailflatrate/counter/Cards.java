package com.mailflatrate.counter;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.optin.Claim;
import com.mailflatrate.optin.DoubleOptIn;
import com.mailflatrate.policy.IntakePath;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes cards from the counter in. A card alone lets nobody be mailed: the confirmation mail goes
 * out, and the photo is kept beside the proof. It goes with the contact.
 */
@Component
@Transactional
public class Cards {

    /** How old a card may be: later nobody remembers what they signed. */
    public static final int DAYS = 14;

    private static final int WORDING = 5000;

    private final CardStore store;
    private final DoubleOptIn doubleOptIn;
    private final Accounts accounts;
    private final UuidV7 ids;
    private final InstantSource clock;

    Cards(
            CardStore store,
            DoubleOptIn doubleOptIn,
            Accounts accounts,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.doubleOptIn = doubleOptIn;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Types a card in. Refused with CARD_TOO_OLD, INVALID_VALUE for a day to come, REQUIRED or
     * TOO_LONG for the wording, and like {@link DoubleOptIn#request}.
     */
    public Outcome<ContactId> type(AccountId account, ListId list, TypedCard card, Actor by) {
        ZoneId zone = accounts.find(account).map(Account::zone).orElseThrow();
        Instant now = clock.instant();
        Optional<Reason> wrong = check(card, LocalDate.ofInstant(now, zone));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        byte[] sha256 = card.photo().sha256();
        Claim claim =
                new Claim(
                        null,
                        null,
                        card.wording().strip(),
                        card.signedOn().atStartOfDay(zone).toInstant(),
                        HexFormat.of().formatHex(sha256));
        DoubleOptIn.Request request =
                new DoubleOptIn.Request(card.email(), card.fields(), claim, null, null);
        return doubleOptIn
                .request(account, list, request, IntakePath.API, by)
                .map(
                        contact -> {
                            store.add(account, ids.next(), contact, list, card, sha256, by, now);
                            return contact;
                        });
    }

    /** The cards of a contact, the newest first. */
    @Transactional(readOnly = true)
    public List<Card> of(AccountId account, ContactId contact) {
        return store.of(account, contact);
    }

    /** The photo of a card; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<CardPhoto> photo(AccountId account, UUID card) {
        return store.photo(account, card);
    }

    private static Optional<Reason> check(TypedCard card, LocalDate today) {
        if (card.signedOn().isAfter(today)) {
            return Optional.of(Reason.field(Code.INVALID_VALUE, "signedOn"));
        }
        if (card.signedOn().isBefore(today.minusDays(DAYS))) {
            return Optional.of(Reason.field(Code.CARD_TOO_OLD, "signedOn", DAYS));
        }
        if (card.wording().isBlank()) {
            return Optional.of(Reason.field(Code.REQUIRED, "consentText"));
        }
        return card.wording().strip().length() > WORDING
                ? Optional.of(Reason.field(Code.TOO_LONG, "consentText", WORDING))
                : Optional.empty();
    }
}
