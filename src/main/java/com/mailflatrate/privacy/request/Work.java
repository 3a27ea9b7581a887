package com.mailflatrate.privacy.request;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.privacy.duty.Checklist;
import com.mailflatrate.privacy.duty.Duties;
import com.mailflatrate.privacy.duty.Subject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/** The lines of a checklist, each in a transaction of its own: one that fails keeps none back. */
@Component
@EngineTransactional(propagation = Propagation.REQUIRES_NEW)
class Work {

    private static final int LONGEST = 300;

    private final RequestStore requests;
    private final StepStore steps;
    private final Checklist checklist;
    private final Duties duties;
    private final Opening.Sealing sealing;
    private final InstantSource clock;

    Work(
            RequestStore requests,
            StepStore steps,
            Checklist checklist,
            Duties duties,
            Opening.Sealing sealing,
            InstantSource clock) {
        this.requests = requests;
        this.steps = steps;
        this.checklist = checklist;
        this.duties = duties;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** What is left to do of an erasure, and about whom; empty when it is over. */
    public Optional<Open> open(Request request) {
        return requests.address(request.account(), request.id())
                .map(
                        kept -> {
                            EmailAddress address = sealing.open(kept);
                            return new Open(
                                    request,
                                    Subject.of(
                                            address, sealing.keys().of(address), request.contact()),
                                    steps.of(request.account(), request.id()).stream()
                                            .filter(step -> !step.isDone())
                                            .toList());
                        });
    }

    /** An erasure under way. */
    record Open(Request request, Subject subject, List<Step> left) {

        /** Copies the list. */
        Open {
            left = List.copyOf(left);
        }
    }

    /** Does one line. */
    public void step(Open work, Step step) {
        AccountId account = work.request().account();
        long touched = duties.forget(account, checklist.of(step.module()), work.subject());
        steps.done(account, work.request().id(), step.module(), touched, clock.instant());
    }

    /** Writes down that a line failed; it is tried again. */
    public void failed(Open work, Step step, RuntimeException why) {
        String text = why.getClass().getSimpleName() + ": " + why.getMessage();
        String brief = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        steps.failed(work.request().account(), work.request().id(), step.module(), brief);
    }

    /** Lets the address go when nothing is left to do. */
    public void finish(Open work) {
        requests.finish(work.request().account(), work.request().id(), clock.instant());
    }
}
