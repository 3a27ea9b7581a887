package com.mailflatrate.imports.risk;

import java.util.ArrayList;
import java.util.List;

/** Collects what stands out: at least five rows and a share (compliance row B8). */
final class Findings {

    private static final long FEWEST_ROWS = 5;

    private final List<Finding> found = new ArrayList<>();

    void add(String code, long rows, long of, long percent, String detail) {
        if (rows >= FEWEST_ROWS && rows * 100 >= of * percent) {
            found.add(new Finding(code, rows, of, detail));
        }
    }

    void add(Finding finding) {
        found.add(finding);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
