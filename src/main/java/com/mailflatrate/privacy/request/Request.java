package com.mailflatrate.privacy.request;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, and how far every module is. Knows the address only until all of them
 * are done.
 *
 * @param contact null when the address was no contact
 * @param note what the account wrote about it
 * @param doneAt null while a module waits
 */
public record Request(
        AccountId account,
        UUID id,
        RequestKind kind,
        @Nullable ContactId contact,
        String note,
        Actor by,
        Instant askedAt,
        @Nullable Instant doneAt,
        List<Step> steps) {

    /** Copies the list. */
    public Request {
        steps = List.copyOf(steps);
    }

    /** The same with its checklist. */
    Request with(List<Step> checklist) {
        return new Request(account, id, kind, contact, note, by, askedAt, doneAt, checklist);
    }

    /** How many modules are done. */
    public long done() {
        return steps.stream().filter(Step::isDone).count();
    }

    /** Whether a module has tried and failed. */
    public boolean isStuck() {
        return steps.stream().anyMatch(step -> !step.isDone() && step.failure() != null);
    }
}
