package com.mailflatrate.doors.entry;

import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Macs;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The hidden value that shows a form came from a page of ours in the same session: a MAC over the
 * session token, so nothing is stored and it ends with the session.
 */
@Component
public final class FormProof {

    /** The form field. */
    public static final String FIELD = "_csrf";

    /** The header htmx sends instead. */
    public static final String HEADER = "X-CSRF-Token";

    private static final byte[] WHAT = "form".getBytes(StandardCharsets.US_ASCII);

    private final Macs macs;

    FormProof(Macs macs) {
        this.macs = macs;
    }

    /** The value for a session. */
    public String of(String sessionToken) {
        byte[] mac = macs.mac(KeyPurpose.CSRF, WHAT, sessionToken.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** The value for forms of the page a request asks for; empty without a login. */
    public static String in(HttpServletRequest request) {
        return request.getAttribute(DoorFilter.PROOF) instanceof String value ? value : "";
    }

    boolean isGenuine(String value, String sessionToken) {
        try {
            byte[] mac = Base64.getUrlDecoder().decode(value);
            return macs.verify(
                    KeyPurpose.CSRF, mac, WHAT, sessionToken.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
