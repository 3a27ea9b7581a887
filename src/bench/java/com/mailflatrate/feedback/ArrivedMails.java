package com.mailflatrate.feedback;

import org.springframework.context.ApplicationContext;

/** The worker that reads what has arrived, in the hands of whoever measures it. */
public final class ArrivedMails {

    private final Worker worker;

    /** Takes it off its own thread. */
    public ArrivedMails(ApplicationContext service) {
        this.worker = service.getBean(Worker.class);
        worker.stop();
    }

    /** Reads and applies on this thread until nothing is left. */
    public void readAll() {
        boolean more = true;
        while (more) {
            more = worker.workSome();
        }
    }
}
