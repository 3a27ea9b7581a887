package com.mailflatrate.api.operator;

import com.mailflatrate.measures.MeasureFollower;
import com.mailflatrate.transport.shaping.QueueLook;
import com.mailflatrate.transport.shaping.QueueLook.Look;
import com.mailflatrate.transport.shaping.QueueLook.Site;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The queue's numbers for {@code /metrics}. */
@Component
class QueueMeters {

    @Autowired
    QueueMeters(QueueLook queue, MeasureFollower measures, MeterRegistry meters) {
        this(queue, measures::inForce, meters);
    }

    QueueMeters(QueueLook queue, Supplier<Number> measures, MeterRegistry meters) {
        Gauge.builder("mailflatrate.delivery.measures", measures).register(meters);
        FunctionCounter.builder("mailflatrate.delivery.accepted", queue, it -> it.look().accepted())
                .register(meters);
        gauge(meters, queue, "waiting", Look::waiting);
        gauge(meters, queue, "unsettled", Look::unsettled);
        gauge(
                meters,
                queue,
                "connections",
                look -> look.sites().stream().mapToInt(Site::open).sum());
        gauge(meters, queue, "window", look -> look.sites().stream().mapToInt(Site::window).sum());
        gauge(
                meters,
                queue,
                "sites.closed",
                look -> look.sites().stream().filter(site -> site.closedSeconds() > 0).count());
        gauge(meters, queue, "journal.milliseconds", Look::journalMillis);
        gauge(meters, queue, "journal.well", look -> look.journalWell() ? 1 : 0);
        gauge(meters, queue, "feed.milliseconds", Look::feedMillis);
        gauge(meters, queue, "addresses.unfit", look -> look.unfit().size());
        gauge(meters, queue, "feed.fresh", look -> look.feedFresh() ? 1 : 0);
    }

    private static void gauge(
            MeterRegistry meters, QueueLook queue, String name, ToDoubleFunction<Look> value) {
        Gauge.builder("mailflatrate.delivery." + name, queue, it -> value.applyAsDouble(it.look()))
                .register(meters);
    }
}
