package com.mailflatrate.doors.limit;

import com.mailflatrate.doors.Door;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies past their limit: JSON and forms 1 MB, campaigns 4 MB (their HTML may be 1 MB
 * before it is escaped, and what is above gets its own sentence from the campaign's rules),
 * everything else, such as files and mails, 50 MB. By the announced length before anything is read,
 * else while reading.
 */
public final class BodyFilter extends OncePerRequestFilter {

    private static final long TEXT = 1L << 20;
    private static final long FILE = 50L << 20;

    /** What the frame of a multipart body may add to the file. */
    private static final long FRAME = 1L << 16;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        refuseAnyType(request.getContentType());
        long limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            response.setHeader("Connection", "close");
            throw new RefusedException(Code.TOO_LARGE);
        }
        next.doFilter(new Limited(request, limit), response);
    }

    /** A body has one type (RFC 9110 §8.3); the frame fails over a range such as {@code text/*}. */
    private static void refuseAnyType(@Nullable String type) {
        if (type != null && type.indexOf('*') >= 0) {
            throw new RefusedException(Code.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static long limit(HttpServletRequest request) {
        String type =
                request.getContentType() == null
                        ? ""
                        : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/")) {
            return FILE + FRAME;
        }
        boolean text =
                type.isEmpty()
                        || type.contains("json")
                        || type.startsWith("application/x-www-form-urlencoded");
        if (text && request.getRequestURI().contains("/campaigns")) {
            return 4 * TEXT;
        }
        return text && Door.of(request.getRequestURI()) == Door.API ? TEXT : text ? 2 * TEXT : FILE;
    }

    /** Counts what is read. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;
        private @Nullable ServletInputStream body;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new Counted(super.getInputStream(), limit);
            }
            return body;
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private final long limit;
        private long read;

        Counted(ServletInputStream in, long limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > limit) {
                throw new BodyTooLargeException(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
