package com.mailflatrate.delivery;

import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Sealer;
import com.mailflatrate.keys.Seals;
import com.mailflatrate.keys.Verifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two halves of a clearance's seal: the gate alone seals, the outbox verifies. */
@Configuration(proxyBeanMethods = false)
class ClearanceSeals {

    @Bean
    Sealer<Clearance> clearanceSealer(Seals seals) {
        return seals.sealer(KeyPurpose.CLEARANCE, Clearance::sealed);
    }

    @Bean
    Verifier<Clearance> clearanceVerifier(Seals seals) {
        return seals.verifier(KeyPurpose.CLEARANCE, Clearance::sealed);
    }
}
