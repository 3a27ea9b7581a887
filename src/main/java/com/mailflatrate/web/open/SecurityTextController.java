package com.mailflatrate.web.open;

import com.mailflatrate.senderdomain.SendingHosts;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /.well-known/security.txt}: whom to tell about a weakness (RFC 9116). */
@Controller
class SecurityTextController {

    /** RFC 9116 §2.5.5 recommends less than a year. */
    private static final Duration HOLDS = Duration.ofDays(180);

    private final SendingHosts hosts;
    private final String publicUrl;
    private final InstantSource clock;

    SecurityTextController(
            SendingHosts hosts,
            @Value("${mailflatrate.public-url:http://localhost:${mailflatrate.http.port:8080}}")
                    String publicUrl,
            InstantSource clock) {
        this.hosts = hosts;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.clock = clock;
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> text() {
        String text =
                """
                Contact: mailto:abuse@%s
                Contact: %s/abuse
                Expires: %s
                Preferred-Languages: de, en
                Canonical: %s/.well-known/security.txt
                """
                        .formatted(
                                hosts.platform(),
                                hosts.pages(),
                                clock.instant().plus(HOLDS).truncatedTo(ChronoUnit.DAYS),
                                publicUrl);
        return ResponseEntity.ok()
                .contentType(
                        new MediaType("text", "plain", java.nio.charset.StandardCharsets.UTF_8))
                .body(text);
    }
}
