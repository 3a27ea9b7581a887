package com.mailflatrate.privacy.request;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.privacy.ErasureBegun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works erasures off: at once, and again by the clock where something failed. */
@Component
class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int AT_ONCE = 100;

    private final Requests requests;
    private final Work work;

    Worker(Requests requests, Work work) {
        this.requests = requests;
        this.work = work;
    }

    @AfterCommit
    void on(ErasureBegun begun) {
        requests.find(begun.account(), begun.request()).ifPresent(this::workOff);
    }

    /** What is not done yet. */
    void again() {
        requests.open(AT_ONCE).forEach(this::workOff);
    }

    private void workOff(Request request) {
        work.open(request)
                .ifPresent(
                        open -> {
                            open.left().forEach(step -> tryTo(open, step));
                            work.finish(open);
                        });
    }

    /** The outermost loop: whatever one module throws, the others have their turn. */
    private void tryTo(Work.Open open, Step step) {
        try {
            work.step(open, step);
        } catch (RuntimeException e) {
            LOG.warn(
                    "erasure step failed module={} request={}",
                    step.module(),
                    open.request().id(),
                    e);
            work.failed(open, step, e);
        }
    }
}
