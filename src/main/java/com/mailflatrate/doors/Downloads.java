package com.mailflatrate.doors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files somebody else made, given out so that no browser runs them. */
public final class Downloads {

    private Downloads() {}

    /** A file to be saved, and to be kept by nobody on the way. */
    public static ResponseEntity<byte[]> of(String mediaType, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }
}
