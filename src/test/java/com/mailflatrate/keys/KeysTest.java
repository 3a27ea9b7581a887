package com.mailflatrate.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class KeysTest {

    private static final byte[] TEXT = "a private key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "another".getBytes(StandardCharsets.UTF_8);
    private static final MessageId MESSAGE = new MessageId(4711);

    @Autowired KeyRing ring;

    @Autowired Tokens tokens;

    @Autowired Macs macs;

    @Autowired Vault vault;

    @Autowired SuppressionKeys suppression;

    @Autowired Seals seals;

    @Test
    void aTokenNamesItsMessageForItsPurposeOnly() {
        String token = tokens.mint(TokenPurpose.UNSUBSCRIBE, MESSAGE);
        assertThat(tokens.verify(TokenPurpose.UNSUBSCRIBE, token)).contains(MESSAGE);
        assertThat(
                        tokens.verify(
                                TokenPurpose.UNSUBSCRIBE, token.toUpperCase(java.util.Locale.ROOT)))
                .contains(MESSAGE);
        assertThat(tokens.verify(TokenPurpose.ID, "i" + token.substring(1))).isEmpty();
    }

    @Test
    void aChangedTokenIsDamagedAndAStrangersIsForeign() {
        String token = tokens.mint(TokenPurpose.ID, MESSAGE);
        String changed =
                token.substring(0, 9) + (token.charAt(9) == 'a' ? 'b' : 'a') + token.substring(10);
        assertThat(tokens.check(TokenPurpose.ID, token)).isEqualTo(Verdict.GENUINE);
        assertThat(tokens.check(TokenPurpose.ID, changed)).isEqualTo(Verdict.DAMAGED);
        assertThat(tokens.check(TokenPurpose.ID, "Newsletter-2026-11")).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void anOldKeyStillVerifiesAndARevokedOneDoesNot() {
        String before = tokens.mint(TokenPurpose.WEB, MESSAGE);
        int old = ring.active(KeyPurpose.TOKEN).id();
        ring.rotate(KeyPurpose.TOKEN);
        String after = tokens.mint(TokenPurpose.WEB, MESSAGE);
        assertThat(after).isNotEqualTo(before);
        assertThat(tokens.verify(TokenPurpose.WEB, before)).contains(MESSAGE);
        assertThat(ring.revoke(KeyPurpose.TOKEN, old)).isTrue();
        assertThat(tokens.verify(TokenPurpose.WEB, before)).isEmpty();
        assertThat(tokens.verify(TokenPurpose.WEB, after)).contains(MESSAGE);
    }

    @Test
    void aMacBelongsToItsPartsAsTheyWereCut() {
        byte[] mac = macs.mac(KeyPurpose.SESSION, bytes("ab"), bytes("c"));
        assertThat(macs.verify(KeyPurpose.SESSION, mac, bytes("ab"), bytes("c"))).isTrue();
        assertThat(macs.verify(KeyPurpose.SESSION, mac, bytes("a"), bytes("bc"))).isFalse();
        assertThat(macs.verify(KeyPurpose.CSRF, mac, bytes("ab"), bytes("c"))).isFalse();
    }

    @Test
    void aSecretOpensForItsPurposeAndOnlyUnchanged() {
        byte[] sealed = vault.seal(KeyPurpose.DKIM, TEXT);
        assertThat(vault.open(KeyPurpose.DKIM, sealed)).isEqualTo(TEXT);
        assertThatThrownBy(() -> vault.open(KeyPurpose.TOTP, sealed))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(KeyPurpose.DKIM, sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewMasterKeyOpensWhatTheOldOneSealed() {
        byte[] sealed = vault.seal(KeyPurpose.MAILBOX, TEXT);
        ring.rewrap(MasterKey.parse(MasterKey.generate()));
        assertThat(vault.open(KeyPurpose.MAILBOX, sealed)).isEqualTo(TEXT);
    }

    @Test
    void anAddressHasOneSuppressionKeyInAnySpellingOfCase() {
        SuppressionKey lower = suppression.of(address("anna@example.org"));
        assertThat(suppression.of(address("Anna@EXAMPLE.org"))).isEqualTo(lower);
        assertThat(suppression.of(address("anna+x@example.org"))).isNotEqualTo(lower);
        assertThat(suppression.allOf(address("anna@example.org"))).contains(lower);
    }

    @Test
    void aSealHoldsForItsValueOnly() {
        Sealer<byte[]> sealer = seals.sealer(KeyPurpose.CLEARANCE, value -> value);
        Verifier<byte[]> verifier = seals.verifier(KeyPurpose.CLEARANCE, value -> value);
        byte[] seal = sealer.seal(TEXT);
        assertThat(verifier.verify(TEXT, seal)).isTrue();
        assertThat(verifier.verify(OTHER, seal)).isFalse();
        assertThat(verifier.verify(TEXT, OTHER)).isFalse();
    }

    @Test
    void aSecretIsStoredAsItsHash() {
        Secret secret = Secrets.fresh();
        assertThat(secret.text()).hasSize(32);
        assertThat(secret.sha256()).isEqualTo(Secrets.sha256(secret.text()));
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
