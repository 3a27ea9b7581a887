package com.mailflatrate.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.transport.shaping.QueueLook;
import com.mailflatrate.transport.shaping.QueueLook.Look;
import com.mailflatrate.transport.shaping.QueueLook.Site;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a monitoring system reads of the queue. */
class QueueMetersTest {

    private Look look =
            new Look(
                    List.of(
                            new Site("gmx.net", 5, 3, 120, 0),
                            new Site("web.de", 7, 4, 80, 0),
                            new Site("shut.test", 0, 0, 0, 900)),
                    List.of(),
                    List.of("mail2.example.net: The PTR record is missing"),
                    230,
                    17,
                    4_000,
                    true,
                    0.6,
                    true,
                    700);

    @Test
    void eachNumberIsThatOfTheQueueAtTheMoment() {
        MeterRegistry meters = new SimpleMeterRegistry();
        QueueLook queue = () -> look;
        assertThat(new QueueMeters(queue, () -> 3, meters)).isNotNull();
        assertThat(values(meters))
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("measures", 3.0),
                                Map.entry("accepted", 4_000.0),
                                Map.entry("waiting", 230.0),
                                Map.entry("unsettled", 17.0),
                                Map.entry("connections", 7.0),
                                Map.entry("window", 12.0),
                                Map.entry("sites.closed", 1.0),
                                Map.entry("journal.milliseconds", 0.6),
                                Map.entry("journal.well", 1.0),
                                Map.entry("feed.milliseconds", 700.0),
                                Map.entry("feed.fresh", 1.0),
                                Map.entry("addresses.unfit", 1.0)));
        look = new Look(List.of(), List.of(), List.of(), 0, 0, 4_001, false, 0, false, 9_000);
        assertThat(values(meters))
                .containsEntry("accepted", 4_001.0)
                .containsEntry("journal.well", 0.0)
                .containsEntry("feed.fresh", 0.0)
                .containsEntry("sites.closed", 0.0);
    }

    private static Map<String, Double> values(MeterRegistry meters) {
        Map<String, Double> values = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            String name = meter.getId().getName().replaceFirst("mailflatrate\\.delivery\\.", "");
            values.put(name, meter.measure().iterator().next().getValue());
        }
        return values;
    }
}
