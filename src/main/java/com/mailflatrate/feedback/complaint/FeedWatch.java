package com.mailflatrate.feedback.complaint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Notices feeds that have fallen silent: a log line once, and a number to watch. */
@Component
public class FeedWatch {

    private final Feeds feeds;
    private final AtomicInteger silent = new AtomicInteger();

    FeedWatch(Feeds feeds, MeterRegistry meters) {
        this.feeds = feeds;
        Gauge.builder("mailflatrate.feedback.silent_feeds", silent, AtomicInteger::get)
                .register(meters);
    }

    /** Looks once. */
    public void look() {
        feeds.alarm();
        silent.set(feeds.silent().size());
    }
}
