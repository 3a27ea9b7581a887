package com.mailflatrate.doors.limit;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets so many requests work at once; without it the database pool's queue becomes the latency. */
public final class CrowdFilter extends OncePerRequestFilter {

    private static final long SECONDS = 5;

    private final Semaphore places;

    /** For a door with so many places. */
    public CrowdFilter(int places) {
        this.places = new Semaphore(places, true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/healthz/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (!isLetIn()) {
            throw new RefusedException(Code.UNAVAILABLE);
        }
        try {
            next.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private boolean isLetIn() {
        try {
            return places.tryAcquire(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
