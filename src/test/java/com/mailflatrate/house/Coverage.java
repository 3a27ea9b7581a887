package com.mailflatrate.house;

import com.mailflatrate.given.Covers;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rows of the compliance checklist are the subject of which tests. */
final class Coverage {

    private Coverage() {}

    static List<String> page() {
        Map<String, List<String>> tests =
                new TreeMap<>(
                        Comparator.comparing((String id) -> id.replaceAll("\\d", ""))
                                .thenComparing(Coverage::number));
        for (JavaClass type : new ClassFileImporter().importPath(Path.of("target/test-classes"))) {
            type.tryGetAnnotationOfType(Covers.class)
                    .ifPresent(covers -> add(tests, covers, type.getSimpleName()));
            type.getMethods()
                    .forEach(
                            method ->
                                    method.tryGetAnnotationOfType(Covers.class)
                                            .ifPresent(
                                                    covers ->
                                                            add(
                                                                    tests,
                                                                    covers,
                                                                    type.getSimpleName()
                                                                            + "."
                                                                            + method.getName())));
        }
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "# Covered rules",
                                "",
                                "Rows of the compliance checklist and the tests that prove them. Generated from `@Covers`.",
                                "",
                                "| row | tests |",
                                "|---|---|"));
        tests.forEach(
                (id, names) ->
                        lines.add(
                                "| "
                                        + id
                                        + " | "
                                        + String.join("<br>", names.stream().sorted().toList())
                                        + " |"));
        return lines;
    }

    private static void add(Map<String, List<String>> tests, Covers covers, String test) {
        Arrays.stream(covers.value())
                .forEach(id -> tests.computeIfAbsent(id, _ -> new ArrayList<>()).add(test));
    }

    private static int number(String id) {
        String digits = id.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
