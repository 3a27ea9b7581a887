package com.mailflatrate.senderdomain.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Domains of accounts: says nothing about contacts. */
@Component
final class SenderDomainHoldings implements Holdings {

    private static final String NO_CONTACTS = "says nothing about contacts";
    static final Sql END_DOMAIN_CHECKS =
            Sql.of("delete from senderdomain.domain_checks where account_id = :account");
    static final Sql END_SENDER_KEYS =
            Sql.of("delete from senderdomain.sender_keys where account_id = :account");
    static final Sql END_SENDER_DOMAINS =
            Sql.of("delete from senderdomain.sender_domains where account_id = :account");

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("senderdomain.domain_checks").ends(END_DOMAIN_CHECKS).stays(NO_CONTACTS),
                Holding.of("senderdomain.sender_keys").ends(END_SENDER_KEYS).stays(NO_CONTACTS),
                Holding.of("senderdomain.sender_domains")
                        .ends(END_SENDER_DOMAINS)
                        .stays(NO_CONTACTS));
    }
}
