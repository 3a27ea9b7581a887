package com.mailflatrate.campaign;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.senderdomain.SenderDomains;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which domain of the account a From address belongs to, and what DNS says of it now. */
@Component
class SenderFacts {

    /** A look not older than this is now. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final SenderDomains domains;
    private final InstantSource clock;

    SenderFacts(SenderDomains domains, InstantSource clock) {
        this.domains = domains;
        this.clock = clock;
    }

    /** Asks DNS about a domain, unless it was just asked. Not inside a transaction. */
    void refresh(AccountId account, Optional<SenderDomain> domain) {
        domain.filter(this::isOld).ifPresent(old -> domains.check(account, old.id()));
    }

    private boolean isOld(SenderDomain domain) {
        Instant checked = domain.checkedAt();
        return checked == null || checked.plus(FRESH).isBefore(clock.instant());
    }

    /**
     * The domain of the account that is the From address's own or the nearest above it, verified or
     * not.
     */
    Optional<SenderDomain> of(AccountId account, String fromEmail) {
        return EmailAddress.parse(fromEmail)
                .map(EmailAddress::domain)
                .flatMap(
                        from ->
                                domains.page(account, new PageRequest(200, null)).items().stream()
                                        .filter(
                                                domain ->
                                                        from.equals(domain.domain())
                                                                || from.endsWith(
                                                                        "." + domain.domain()))
                                        .max(
                                                Comparator.comparingInt(
                                                        domain -> domain.domain().length())));
    }
}
