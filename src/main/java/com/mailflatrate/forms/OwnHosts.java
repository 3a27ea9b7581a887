package com.mailflatrate.forms;

import com.google.common.net.InternetDomainName;
import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.WebAddress;
import com.mailflatrate.senderdomain.SenderDomains;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hosts a visitor may be sent to: the company's website, and the domains it has proved. Anything
 * else would make a form a way to disguise where a link leads.
 */
@Component
final class OwnHosts {

    private final Accounts accounts;
    private final SenderDomains domains;

    OwnHosts(Accounts accounts, SenderDomains domains) {
        this.accounts = accounts;
        this.domains = domains;
    }

    boolean allows(AccountId account, String host) {
        Optional<String> website =
                accounts.find(account)
                        .map(Account::company)
                        .flatMap(company -> Optional.ofNullable(company.website()))
                        .flatMap(WebAddress::parse)
                        .flatMap(WebAddress::host);
        return website.filter(own -> isSame(own, host)).isPresent()
                || domains.verifiedFor(account, host).isPresent();
    }

    /** What stands below a name many people share is not one's own. */
    private static boolean isSame(String own, String host) {
        String rest = own.startsWith("www.") ? own.substring(4) : own;
        String bare = isShared(rest) ? own : rest;
        return host.equals(bare) || !isShared(bare) && host.endsWith('.' + bare);
    }

    private static boolean isShared(String name) {
        return InternetDomainName.isValid(name) && InternetDomainName.from(name).isPublicSuffix();
    }
}
