package com.mailflatrate.doors;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files somebody else made, given out so that no browser runs them. */
public final class Downloads {

    private Downloads() {}

    /**
     * A file to be saved, and to be kept by nobody on the way.
     *
     * @param name whatever somebody called it; quoted, and beyond ASCII encoded (RFC 6266 §4.3)
     */
    public static ResponseEntity<byte[]> of(String mediaType, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name).toString())
                .body(bytes);
    }

    private static ContentDisposition attachment(String name) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(name)
                ? ContentDisposition.attachment().filename(name).build()
                : ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    }
}
