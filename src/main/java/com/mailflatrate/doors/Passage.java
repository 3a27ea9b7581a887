package com.mailflatrate.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.ScopedValue.CallableOp;

/** Lets a request go on within what is bound for it; what it throws on its way stays what it is. */
public final class Passage {

    private Passage() {}

    /** Binds something while work is done. */
    @FunctionalInterface
    public interface Binding {

        /** Does the work, and throws what it throws. */
        void during(CallableOp<Boolean, Exception> work) throws Exception;
    }

    /** Goes on within the binding. */
    public static void through(
            Binding binding, FilterChain next, ServletRequest request, ServletResponse response)
            throws ServletException, IOException {
        try {
            binding.during(
                    () -> {
                        next.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
