package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who runs a host, also where delivery names it by its hand already. */
class ProvidersTest {

    @Test
    void aSiteIsItsProvidersWhicheverAddressOfOursSpokeToIt() {
        assertThat(Providers.of("gmail-smtp-in.l.google.com")).isEqualTo("google");
        assertThat(Providers.of("google")).isEqualTo("google");
        assertThat(Providers.of("google from mail.gmx.net")).isEqualTo("google");
    }

    @Test
    void strangersAndTheirServersAreNobodyWeKnow() {
        assertThat(Providers.of("example.org from mail.gmx.net")).isNull();
        assertThat(Providers.of("google.example.org")).isNull();
        assertThat(Providers.of("")).isNull();
        assertThat(Providers.of(null)).isNull();
    }
}
