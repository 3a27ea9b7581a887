package com.mailflatrate.delivery;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.SenderDomainId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The domains an account sends from. */
@Component
public class SenderDomains {

    /** Adds a domain and makes its keys; freemail domains, public suffixes and our own are refused. */
    public Outcome<SenderDomain> add(AccountId account, String domain, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Looks its records up now. Asks name servers: not inside a transaction. */
    public Outcome<SenderDomain> check(AccountId account, SenderDomainId id) {
        throw new IllegalStateException("not yet");
    }

    /** The domain with the verdicts of its last check. */
    public Optional<SenderDomain> find(AccountId account, SenderDomainId id) {
        throw new IllegalStateException("not yet");
    }

    /** All domains of an account by name. */
    public Page<SenderDomain> page(AccountId account, PageRequest request) {
        throw new IllegalStateException("not yet");
    }

    /** The verified domain that may sign for a From at this domain: itself or the nearest one above it. */
    public Optional<SenderDomain> verifiedFor(AccountId account, String fromDomain) {
        throw new IllegalStateException("not yet");
    }
}
