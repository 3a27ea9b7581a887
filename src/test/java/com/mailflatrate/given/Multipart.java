package com.mailflatrate.given;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body by hand (RFC 7578). */
public final class Multipart {

    private static final String BOUNDARY = "----mailflatrate-test";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** The value of the Content-Type header. */
    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** A plain field. */
    public Multipart field(String name, String value) {
        write(
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n");
        return this;
    }

    /** A file. */
    public Multipart file(String name, String fileName, byte[] content) {
        write(
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"; filename=\""
                        + fileName
                        + "\"\r\nContent-Type: text/csv\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    /** The whole body. */
    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    /** The whole body of a form without other bytes than those of UTF-8. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
