package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.dns.MailDomains;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.BounceVerdict;
import com.mailflatrate.policy.reply.Scope;
import org.springframework.stereotype.Component;

/**
 * Looks for itself before a dead domain counts (compliance rule 7.2, code 5.1.2): another system's
 * resolver may have had a bad moment. What the DNS does not confirm waits for a second event.
 */
@Component
class DomainCheck {

    private final MailDomains domains;
    private final Contacts contacts;

    DomainCheck(MailDomains domains, Contacts contacts) {
        this.domains = domains;
        this.contacts = contacts;
    }

    BounceVerdict checked(Refusal refusal, BounceVerdict verdict) {
        boolean dead =
                verdict.cls() == BounceClass.HARD
                        && Scope.of(verdict.cls(), refusal.facts()) == Scope.DOMAIN;
        if (!dead) {
            return verdict;
        }
        return Lanes.engine(() -> contacts.find(refusal.account(), refusal.contact()))
                .map(contact -> seen(verdict, contact.email().domain()))
                .orElse(verdict);
    }

    private BounceVerdict seen(BounceVerdict verdict, String domain) {
        return switch (domains.judge(domain)) {
            case NULL_MX, NO_HOST -> verdict;
            case TAKES_MAIL -> unclear(verdict, "but the DNS knows the domain");
            case UNKNOWN -> unclear(verdict, "and the DNS did not say");
        };
    }

    private static BounceVerdict unclear(BounceVerdict verdict, String why) {
        return new BounceVerdict(BounceClass.UNCLEAR, true, verdict.why() + ", " + why);
    }
}
