package com.mailflatrate.doors.limit;

import jakarta.servlet.MultipartConfigElement;
import java.lang.ScopedValue.CallableOp;

/**
 * How large the parts of a body may be while they are read, by the request they are read for. The
 * container knows one bound for all requests; it asks for it anew each time. Parts are kept on disk
 * until the request has ended.
 */
final class PartBounds extends MultipartConfigElement {

    /** The most a file may have where nothing else is said. */
    static final long FILE = 50L << 20;

    /** What the frame of a body of several parts may add to its files. */
    static final long FRAME = 1L << 16;

    private static final ScopedValue<Long> MOST = ScopedValue.newInstance();

    PartBounds(PartsFolder folder) {
        super(folder.path().toString(), FILE, FILE + FRAME, 0);
    }

    /** Does the work with another bound for files. */
    static <T, X extends Throwable> T with(long most, CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(MOST, most).call(work);
    }

    @Override
    public long getMaxFileSize() {
        return MOST.orElse(FILE);
    }

    @Override
    public long getMaxRequestSize() {
        return getMaxFileSize() + FRAME;
    }
}
