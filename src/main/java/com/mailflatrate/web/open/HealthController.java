package com.mailflatrate.web.open;

import java.util.List;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /healthz/live}: the process answers. {@code /healthz/ready}: it may be given work; the
 * database is reachable and the suppression feed at most five seconds old. Says which, and nothing
 * else: anybody may ask.
 */
@Controller
class HealthController {

    /** Health contributors by their bean names. */
    private static final List<String> NEEDED = List.of("db", "feed");

    private final HealthEndpoint health;

    HealthController(HealthEndpoint health) {
        this.health = health;
    }

    @GetMapping("/healthz/live")
    ResponseEntity<String> live() {
        return answer(HttpStatus.OK, "live");
    }

    @GetMapping("/healthz/ready")
    ResponseEntity<String> ready() {
        for (String part : NEEDED) {
            HealthDescriptor found = health.healthForPath(part);
            if (found == null || !found.getStatus().equals(Status.UP)) {
                String name = part.equals("db") ? "database" : "feed";
                return answer(HttpStatus.SERVICE_UNAVAILABLE, "not ready: " + name);
            }
        }
        return answer(HttpStatus.OK, "ready");
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(text + "\n");
    }
}
