package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A log of requests, where an operator wants one. */
class AccessLogTest {

    @Test
    void noPartOfAnAccessLogShowsAToken() throws IOException {
        Properties settings = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
            settings.load(in);
        }
        assertThat(settings.getProperty("server.tomcat.accesslog.pattern"))
                .isNotBlank()
                .doesNotContain("%r", "%U", "%q", "%{", "common", "combined");
    }
}
