package com.mailflatrate.senderdomain;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.domain.SenderDomain;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The domains an account sends from. */
@Component
@Transactional(readOnly = true)
public class SenderDomains {

    private final DomainBook book;
    private final DomainChecks checks;

    SenderDomains(DomainBook book, DomainChecks checks) {
        this.book = book;
        this.checks = checks;
    }

    /**
     * Adds a domain and makes its keys; freemail domains, public suffixes and our own are refused.
     */
    @Transactional
    public Outcome<SenderDomain> add(AccountId account, String domain, Actor by) {
        return book.judge(domain)
                .flatMap(
                        name ->
                                book.add(
                                        account,
                                        name,
                                        List.of(DkimKey.generate(), DkimKey.generate()),
                                        by));
    }

    /**
     * Looks its records up now. Asks name servers, so a transaction around it is suspended
     * meanwhile.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<SenderDomain> check(AccountId account, SenderDomainId id) {
        return checks.check(account, id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    /** The domain with the verdicts of its last check. */
    public Optional<SenderDomain> find(AccountId account, SenderDomainId id) {
        return book.find(account, id);
    }

    /** All domains of an account by name. */
    public Page<SenderDomain> page(AccountId account, PageRequest request) {
        return book.page(account, request);
    }

    /**
     * The verified domain that may sign for a From at this domain: itself or the nearest one above
     * it.
     */
    public Optional<SenderDomain> verifiedFor(AccountId account, String fromDomain) {
        return book.verifiedFor(account, fromDomain);
    }
}
