package com.mailflatrate.web.shared;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * HTML that an account has written, as an answer of its own: it runs no script, opens nothing,
 * submits nothing and has an origin of nobody. The only way such HTML is ever shown; our pages show
 * it in an {@code iframe sandbox}.
 */
public final class SandboxedHtml {

    private static final String POLICY =
            "sandbox; default-src 'none'; img-src https: data:; style-src 'unsafe-inline'";

    private SandboxedHtml() {}

    /** The answer. */
    public static ResponseEntity<byte[]> of(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
