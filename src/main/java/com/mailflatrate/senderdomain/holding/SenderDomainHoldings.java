package com.mailflatrate.senderdomain.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Domains of accounts: says nothing about contacts. */
@Component
final class SenderDomainHoldings implements Holdings {

    private static final String NO_CONTACTS = "says nothing about contacts";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("senderdomain.domain_checks").ends().stays(NO_CONTACTS),
                Holding.of("senderdomain.sender_keys").ends().stays(NO_CONTACTS),
                Holding.of("senderdomain.sender_domains").ends().stays(NO_CONTACTS));
    }
}
