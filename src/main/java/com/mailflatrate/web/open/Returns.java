package com.mailflatrate.web.open;

import com.mailflatrate.abuse.Complaints;
import com.mailflatrate.consent.preference.Preferences;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.optin.Claim;
import com.mailflatrate.optin.DoubleOptIn;
import com.mailflatrate.policy.IntakePath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What else the unsubscribe page offers: to come back after a slip, and to leave by address when
 * the mail is too old.
 */
@Component
class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final UnsubscribePages pages;
    private final DoubleOptIn doubleOptIn;
    private final Complaints complaints;
    private final Preferences preferences;

    Returns(
            UnsubscribePages pages,
            DoubleOptIn doubleOptIn,
            Complaints complaints,
            Preferences preferences) {
        this.preferences = preferences;
        this.pages = pages;
        this.doubleOptIn = doubleOptIn;
        this.complaints = complaints;
    }

    /**
     * Sends a new confirmation mail to the person behind a token; nothing else brings anybody back.
     */
    void ask(String token, HttpServletRequest request) {
        Optional<MessageFacts> found = pages.facts(token);
        if (found.isEmpty()) {
            return;
        }
        AccountId account = Objects.requireNonNull(found.get().account());
        ListId list = Objects.requireNonNull(found.get().list());
        ContactId contact = Objects.requireNonNull(found.get().contact());
        ask(account, list, contact, request);
    }

    /** Sends the person a mail to confirm a list again. */
    void ask(AccountId account, ListId list, ContactId contact, HttpServletRequest request) {
        Optional<String> email = pages.address(account, contact);
        var client = Client.of(request);
        email.ifPresent(
                address ->
                        Lanes.engine(
                                () ->
                                        doubleOptIn.request(
                                                account,
                                                list,
                                                new DoubleOptIn.Request(
                                                        address,
                                                        Map.of(),
                                                        Claim.none(),
                                                        client.ip(),
                                                        client.userAgent()),
                                                IntakePath.FORM,
                                                Actor.person("recipient"))));
    }

    /** Mails the link to the preference page; a fault of ours is no reason to refuse a page. */
    void mailPreferences(MessageId message, String lang) {
        try {
            preferences.ask(message, lang.equals("en") ? Language.EN : Language.DE);
        } catch (RuntimeException fault) {
            LOG.error("no link to the preferences message={}", message, fault);
        }
    }

    /** A person ends by hand what a link can't end any more. */
    void note(String email) {
        complaints.judge("unsubscribe: " + email, null, email, Complaints.Door.PORTAL);
    }
}
