package com.mailflatrate.senderdomain;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.dkim.DkimSigner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps private keys sealed and opens them to sign. */
@Component
class DomainKeys {

    private final SigningKeyStore store;
    private final Vault vault;

    DomainKeys(SigningKeyStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    void add(AccountId account, SenderDomainId id, String selector, DkimKey key, Instant now) {
        store.insert(account, id, selector, key.p(), vault.seal(KeyPurpose.DKIM, key.pkcs8()), now);
    }

    Map<String, String> publicHalves(AccountId account, SenderDomainId id) {
        return store.publicHalves(account, id);
    }

    Optional<DkimSigner> signer(AccountId account, SenderDomainId id) {
        return store.signing(account, id).map(this::open);
    }

    /** The platform's key, made the first time. */
    SigningKeyStore.Signing platform(String domain, String selector, Instant now) {
        Optional<SigningKeyStore.Signing> known = store.platform(domain);
        if (known.isEmpty()) {
            DkimKey key = DkimKey.generate();
            byte[] sealed = vault.seal(KeyPurpose.DKIM, key.pkcs8());
            store.insertPlatform(
                    new SigningKeyStore.Signing(domain, selector, key.p(), sealed), now);
        }
        return store.platform(domain).orElseThrow();
    }

    DkimSigner open(SigningKeyStore.Signing key) {
        return new DkimSigner(
                key.domain(), key.selector(), vault.open(KeyPurpose.DKIM, key.sealed()));
    }
}
