package com.mailflatrate.senderdomain;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.mail.domain.Plan;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps private keys sealed and opens them to sign. */
@Component
class DomainKeys {

    private final SigningKeyStore store;
    private final KeyTurnStore turns;
    private final Vault vault;

    DomainKeys(SigningKeyStore store, KeyTurnStore turns, Vault vault) {
        this.store = store;
        this.turns = turns;
        this.vault = vault;
    }

    void add(AccountId account, SenderDomainId id, String selector, DkimKey key, Instant now) {
        byte[] sealed = vault.seal(KeyPurpose.DKIM, key.pkcs8());
        boolean signs = selector.equals(Plan.SELECTORS.getFirst());
        store.insert(account, id, selector, key.p(), sealed, signs, now);
    }

    /** Puts a fresh key in the place of one that has done its turn; false when it has not. */
    boolean renew(AccountId account, SenderDomainId id, String selector, DkimKey key, Instant now) {
        return turns.renew(
                account, id, selector, key.p(), vault.seal(KeyPurpose.DKIM, key.pkcs8()), now);
    }

    Map<String, String> publicHalves(AccountId account, SenderDomainId id) {
        return store.publicHalves(account, id);
    }

    Optional<DkimSigner> signer(AccountId account, SenderDomainId id) {
        return store.signing(account, id).map(this::open);
    }

    private DkimSigner open(SigningKeyStore.Signing key) {
        return new DkimSigner(
                key.domain(), key.selector(), vault.open(KeyPurpose.DKIM, key.sealed()));
    }
}
