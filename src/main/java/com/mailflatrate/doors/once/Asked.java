package com.mailflatrate.doors.once;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What is asked with a request, as a hash: method, path, and every byte of what it brings. */
final class Asked {

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;

    private Asked() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(HttpServletRequest request) throws IOException, ServletException {
        Asked asked = new Asked();
        asked.add(request.getMethod());
        asked.add(request.getRequestURI());
        asked.add(String.valueOf(request.getQueryString()));
        if (request instanceof RepeatableBody body) {
            asked.digest.update(body.bytes());
        } else if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            // not the raw bytes: their boundary is another one each time
            for (Part part : request.getParts()) {
                asked.add(part);
            }
        } else {
            asked.add(request.getParameterMap());
        }
        return asked.digest.digest();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, 16);
    }

    private void add(Map<String, String[]> fields) {
        new TreeMap<>(fields)
                .forEach(
                        (name, values) -> {
                            add(name);
                            add(String.join("\0", values));
                        });
    }

    private void add(Part part) {
        add(part.getName());
        add(String.valueOf(part.getSubmittedFileName()));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.getSize()).array());
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = part.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
