package com.mailflatrate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Labels with their values; what has no value is left out. */
final class Lines {

    private record Line(String label, String value) {}

    private final List<Line> lines = new ArrayList<>();
    private final UnaryOperator<String> labels;

    Lines(UnaryOperator<String> labels) {
        this.labels = labels;
    }

    Lines add(String label, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            lines.add(new Line(labels.apply(label), value.toString()));
        }
        return this;
    }

    void each(BiConsumer<String, String> reader) {
        lines.forEach(line -> reader.accept(line.label(), line.value()));
    }
}
