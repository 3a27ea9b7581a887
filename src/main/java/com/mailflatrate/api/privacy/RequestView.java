package com.mailflatrate.api.privacy;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.privacy.request.Request;
import com.mailflatrate.privacy.request.Step;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request with its checklist. No address: it is gone as soon as the work is done.
 *
 * @param state {@code running}, {@code stuck} (a module failed and is tried again) or {@code done}
 */
record RequestView(
        UUID id,
        String kind,
        String state,
        Progress progress,
        @Nullable ContactId contactId,
        String note,
        String by,
        Instant askedAt,
        @Nullable Instant doneAt,
        List<StepView> steps) {

    /** Modules that are done, of all that know something about people. */
    record Progress(long done, long total) {}

    /** A module's line; {@code rows} were told, or are gone. */
    record StepView(String module, long rows, @Nullable Instant doneAt) {

        static StepView of(Step step) {
            return new StepView(step.module(), step.touched(), step.doneAt());
        }
    }

    static RequestView of(Request request) {
        String state = request.doneAt() != null ? "done" : request.isStuck() ? "stuck" : "running";
        return new RequestView(
                request.id(),
                request.kind().text(),
                state,
                new Progress(request.done(), request.steps().size()),
                request.contact(),
                request.note(),
                request.by().name(),
                request.askedAt(),
                request.doneAt(),
                request.steps().stream().map(StepView::of).toList());
    }
}
