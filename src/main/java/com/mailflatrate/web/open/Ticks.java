package com.mailflatrate.web.open;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The boxes of a form, which came ticked and are repeated in hidden {@code shown} fields. So what
 * began after somebody looked is not taken for unticked; only a form that says nothing of what it
 * showed, from a page or a program that is not ours, means everything.
 *
 * @param ticked the values still ticked, by the name of the box
 * @param shown {@code name=value} of each box that was there; empty for a form that doesn't say
 */
record Ticks(Map<String, String[]> ticked, Set<String> shown) {

    static Ticks of(HttpServletRequest request) {
        String[] shown = request.getParameterValues("shown");
        return new Ticks(
                request.getParameterMap(),
                shown == null ? Set.of() : new HashSet<>(Arrays.asList(shown)));
    }

    /** Whether a box was there and its tick is gone. */
    boolean wasTakenOff(String name, String value) {
        boolean there = shown.isEmpty() || shown.contains(name + '=' + value);
        return there && !Arrays.asList(ticked.getOrDefault(name, new String[0])).contains(value);
    }
}
