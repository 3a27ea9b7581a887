package com.mailflatrate.doors.limit;

import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Passage;
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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies past their limit: JSON and forms 1 MB, campaigns 4 MB (their HTML may be 1 MB
 * before it is escaped, and what is above gets its own sentence from the campaign's rules),
 * everything else, such as files and mails, 50 MB, except {@link LargeBodies}. By the announced
 * length before anything is read, else while reading. What the disk has no room for is refused with
 * NO_ROOM.
 */
public final class BodyFilter extends OncePerRequestFilter {

    private static final long TEXT = 1L << 20;

    private final Room room;

    /** With so much room. */
    public BodyFilter(Room room) {
        this.room = room;
    }

    /**
     * What may be larger than the rest, and where it waits.
     *
     * @param folder of the parts
     */
    @Component
    public record Room(List<LargeBodies> large, PartsFolder folder) {

        /** Copies the list. */
        public Room {
            large = List.copyOf(large);
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        String type =
                request.getContentType() == null
                        ? ""
                        : request.getContentType().toLowerCase(Locale.ROOT);
        refuseAnyType(type);
        if (type.startsWith("multipart/")) {
            long most = mostOfFiles(request, response);
            let(request, response, next, most, most + PartBounds.FRAME);
        } else {
            let(request, response, next, PartBounds.FILE, limit(type, request.getRequestURI()));
        }
    }

    /** A body has one type (RFC 9110 §8.3); the frame fails over a range such as {@code text/*}. */
    private static void refuseAnyType(String type) {
        if (type.indexOf('*') >= 0) {
            throw new RefusedException(Code.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static long limit(String type, String path) {
        boolean text =
                type.isEmpty()
                        || type.contains("json")
                        || type.startsWith("application/x-www-form-urlencoded");
        if (text && path.contains("/campaigns")) {
            return 4 * TEXT;
        }
        return text && Door.of(path) == Door.API ? TEXT : text ? 2 * TEXT : PartBounds.FILE;
    }

    /**
     * Who does not announce a length gets the usual bound where the disk has no room for the larger
     * one.
     */
    private long mostOfFiles(HttpServletRequest request, HttpServletResponse response) {
        long most =
                room.large().stream()
                        .filter(bodies -> bodies.hold(request))
                        .mapToLong(LargeBodies::mostBytes)
                        .findFirst()
                        .orElse(PartBounds.FILE);
        long announced = request.getContentLengthLong();
        if (most > PartBounds.FILE && announced > PartBounds.FILE && announced <= most) {
            refuseUnless(room.folder().hasRoomFor(announced), Code.NO_ROOM, response);
        }
        return announced < 0 && most > PartBounds.FILE && !room.folder().hasRoomFor(most)
                ? PartBounds.FILE
                : most;
    }

    private static void let(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain next,
            long files,
            long all)
            throws ServletException, IOException {
        refuseUnless(request.getContentLengthLong() <= all, Code.TOO_LARGE, response);
        Passage.through(
                work -> PartBounds.with(files, work), next, new Limited(request, all), response);
    }

    private static void refuseUnless(boolean fits, Code code, HttpServletResponse response) {
        if (!fits) {
            response.setHeader("Connection", "close");
            throw new RefusedException(code);
        }
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
