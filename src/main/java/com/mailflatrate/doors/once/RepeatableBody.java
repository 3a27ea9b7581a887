package com.mailflatrate.doors.once;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;

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

    /** Parts of a file's upload and fields of a form can be asked for again as they are. */
    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        String type =
                request.getContentType() == null
                        ? ""
                        : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/")) {
            return new StandardMultipartHttpServletRequest(request);
        }
        return type.startsWith("application/x-www-form-urlencoded")
                ? request
                : new RepeatableBody(request, request.getInputStream().readAllBytes());
    }

    byte[] bytes() {
        return body;
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
