package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log of what people and rules did; rows are added, never changed. */
@Component
public class Audit {

    /**
     * One line of the log.
     *
     * @param action dotted, module first: {@code import.approved}
     * @param subject the id of what it was done to, as outside
     * @param details texts without secrets and without addresses of contacts
     */
    public record Entry(UUID id, Instant at, Actor by, String action, String subject, Map<String, String> details) {

        /** Copies the details. */
        public Entry {
            details = Map.copyOf(details);
        }
    }

    /**
     * Adds a line.
     *
     * @param account whose log it is, null for what concerns the whole service
     */
    public void record(
            @Nullable AccountId account, Actor by, String action, String subject, Map<String, String> details) {
        throw new IllegalStateException("not yet");
    }

    /** An account's lines, newest first. */
    public Page<Entry> page(AccountId account, PageRequest request) {
        throw new IllegalStateException("not yet");
    }
}
