package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.sandbox.DnsEntry;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A run whose signatures no receiver could verify. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class SelfCheckTest extends RunsOfOneShop {

    @Test
    @Covers("F1")
    void aRunWhoseKeyIsAnotherInTheDnsIsHeldBeforeItsFirstMail() throws Exception {
        String elsewhere = "v=DKIM1; k=rsa; p=" + anotherKey();
        for (DnsEntry entry : zone.entries()) {
            if (entry.name().endsWith("._domainkey." + name)) {
                zone.remove(entry.name(), entry.type()).orThrow();
                zone.put(entry.name(), RecordType.TXT, List.of(elsewhere)).orThrow();
            }
        }
        List<Recipient> people = people(30, "accept.test");
        RunId run = start(people);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
        assertThat(status(run).holds())
                .last()
                .satisfies(hold -> assertThat(hold.why()).isEqualTo("SIGNATURE_BROKEN"));
        eventually(() -> assertThat(status(run).held()).isEqualTo(30));
        assertThat(arrived(people)).isZero();
    }

    private static String anotherKey() throws NoSuchAlgorithmException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return Base64.getEncoder().encodeToString(keys.generateKeyPair().getPublic().getEncoded());
    }
}
