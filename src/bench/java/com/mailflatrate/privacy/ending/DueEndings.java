package com.mailflatrate.privacy.ending;

import org.springframework.context.ApplicationContext;

/** Contracts whose data is due to go, for a measurement: the work of the job, now. */
public final class DueEndings {

    private DueEndings() {}

    public static void delete(ApplicationContext service) {
        service.getBean(Deleting.class).round();
    }
}
