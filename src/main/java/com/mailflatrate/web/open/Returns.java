package com.mailflatrate.web.open;

import com.mailflatrate.abuse.Complaints;
import com.mailflatrate.consent.optin.Claim;
import com.mailflatrate.consent.optin.DoubleOptIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.IntakePath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What else the unsubscribe page offers: to come back after a slip, and to leave by address when
 * the mail is too old.
 */
@Component
class Returns {

    private final UnsubscribePages pages;
    private final DoubleOptIn doubleOptIn;
    private final Complaints complaints;

    Returns(UnsubscribePages pages, DoubleOptIn doubleOptIn, Complaints complaints) {
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
        Optional<String> email =
                pages.address(account, Objects.requireNonNull(found.get().contact()));
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

    /** A person ends by hand what a link can't end any more. */
    void note(String email) {
        complaints.judge("unsubscribe: " + email, null, email, Complaints.Door.PORTAL);
    }
}
