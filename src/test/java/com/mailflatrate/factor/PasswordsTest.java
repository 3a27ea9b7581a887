package com.mailflatrate.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void thePasswordMatchesItsHashAndNoOtherDoesNorAnyWithoutOne() {
        String hash = passwords.hash("kaffee mahlt man frisch");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("kaffee mahlt man frisch", hash)).isTrue();
        assertThat(passwords.matches("Kaffee mahlt man frisch", hash)).isFalse();
        assertThat(passwords.matches("kaffee mahlt man frisch", null)).isFalse();
    }

    @Test
    void theLongestThereIsIsHashedAndALongerOneNever() {
        String longest = "ä".repeat(Passwords.LONGEST);
        String hash = passwords.hash(longest);
        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThatThrownBy(() -> passwords.hash(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> passwords.matches(longest + "x", hash))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
