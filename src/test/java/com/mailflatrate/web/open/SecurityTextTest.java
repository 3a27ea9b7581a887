package com.mailflatrate.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whom to tell about a weakness. */
@DatabaseTest
class SecurityTextTest {

    @Autowired private InstantSource clock;
    @LocalServerPort private int port;

    @Test
    void saysWhomToTellWithoutACookieAndExpiresWithinAYear() {
        HttpResponse<String> answer = new Http(port).get("/.well-known/security.txt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("Contact: mailto:abuse@", "/abuse\n", "Preferred-Languages: de, en");
        String expires = answer.body().replaceAll("(?s).*Expires: (\\S+).*", "$1");
        assertThat(Instant.parse(expires))
                .isBetween(
                        clock.instant().plus(Duration.ofDays(100)),
                        clock.instant().plus(Duration.ofDays(365)));
    }
}
