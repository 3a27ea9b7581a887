package com.mailflatrate.doors.once;

import com.mailflatrate.keys.Secrets;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request whose body has been read for its hash and can be read again. Its size was judged
 * before.
 */
final class RepeatableBody extends HttpServletRequestWrapper {

    private final byte[] body;

    private RepeatableBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Files are too large to keep; they are known by their length. */
    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        String type =
                request.getContentType() == null
                        ? ""
                        : request.getContentType().toLowerCase(Locale.ROOT);
        return type.contains("json")
                ? new RepeatableBody(request, request.getInputStream().readAllBytes())
                : request;
    }

    /** What is asked: method, path and body, or the fields of a form. */
    static byte[] sha256(HttpServletRequest request) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String line =
                request.getMethod()
                        + ' '
                        + request.getRequestURI()
                        + '?'
                        + request.getQueryString()
                        + '\n';
        all.write(line.getBytes(StandardCharsets.UTF_8));
        if (request instanceof RepeatableBody repeatable) {
            all.write(repeatable.body);
        } else {
            all.write(
                    Long.toString(request.getContentLengthLong()).getBytes(StandardCharsets.UTF_8));
            fields(request)
                    .forEach(
                            (name, values) ->
                                    all.writeBytes(
                                            (name + '=' + String.join("\0", values) + '\n')
                                                    .getBytes(StandardCharsets.UTF_8)));
        }
        return Secrets.sha256(all.toByteArray());
    }

    private static Map<String, String[]> fields(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        return type.startsWith("application/x-www-form-urlencoded")
                ? new TreeMap<>(request.getParameterMap())
                : Map.of();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, 16);
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return in.read(buffer, offset, length);
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("read on the request's own thread");
            }
        };
    }
}
