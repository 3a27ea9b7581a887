package com.mailflatrate.sandbox.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which envelopes were tried before, the last 50,000 of them. Thread-safe. */
final class FirstTries {

    private static final int REMEMBERED = 50_000;

    private final Map<String, Boolean> tried =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    synchronized boolean isFirst(String from, String to) {
        return tried.put(from + ' ' + to, Boolean.TRUE) == null;
    }
}
