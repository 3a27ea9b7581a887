package com.mailflatrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailflatrateTest {

    @Test
    void aCommandGetsItsOptionsAndTheServiceItsProperties() {
        assertThat(
                        Mailflatrate.words(
                                "--server.port=0",
                                "feedback",
                                "reread",
                                "--since",
                                "2026-11-01",
                                "--dry-run",
                                "--logging.level.root=warn"))
                .containsExactly("feedback", "reread", "--since", "2026-11-01", "--dry-run");
        assertThat(Mailflatrate.words("--debug", "--server.port=0")).isEmpty();
    }
}
