package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house in numbers and words. */
class HouseRulesTest {

    private static final int MOST_LINES = 400;
    private static final int MEDIAN_LINES = 60;
    private static final int MOST_METHOD_LINES = 40;
    private static final int MOST_FILES = 25;
    private static final int MOST_PARAMETERS = 7;
    private static final int MOST_MODULE_LINES = 6_000;

    private static final Pattern LOGGED_AFTERWARDS = Pattern.compile("\\baudit\\s*\\.record\\(");
    private static final Pattern NAMES =
            Pattern.compile(
                    "^(Abstract|Base(?!32)|Common).*|.*(Service|Manager|Impl|Utils?|Helper|Dto|Entity)$");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime|Year)\\.now\\(\\)|System\\.currentTimeMillis"
                            + "|InstantSource\\.system|Clock\\.system|new Date\\(\\)");
    private static final Pattern MOCKS =
            Pattern.compile("import (static )?(org\\.mockito|org\\.easymock|mockit|io\\.mockk)");
    private static final Pattern LOMBOK = Pattern.compile("import (static )?lombok");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\(");
    private static final Pattern SEALER = Pattern.compile("Sealer<Clearance>");
    private static final Pattern JDBC = Pattern.compile("\\.sql\\(\\s*\"");
    private static final Pattern NULL_MARKED = Pattern.compile("@NullMarked");

    @Test
    void aFileHasAtMost400LinesAndHalfOfThemFitOneScreen() {
        List<Integer> lines =
                Sources.below(Sources.MAIN).stream().map(HouseRulesTest::lines).sorted().toList();
        Known.check(files(Stream.of(Sources.MAIN, Sources.TEST), file -> lines(file) > MOST_LINES));
        assertThat(lines.get(lines.size() / 2)).isLessThanOrEqualTo(MEDIAN_LINES);
    }

    @Test
    void aMethodHasAtMost40Lines() {
        Known.check(
                Sources.methods(Sources.MAIN).stream()
                        .filter(method -> method.lines() > MOST_METHOD_LINES)
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void aConstructorHasAtMost7Parameters() {
        Known.check(
                Sources.methods(Sources.MAIN).stream()
                        .filter(Sources.Method::isConstructor)
                        .filter(method -> method.kind() == Tree.Kind.CLASS)
                        .filter(method -> method.tree().getParameters().size() > MOST_PARAMETERS)
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void aPackageHasAtMost25Files() {
        Map<Path, Long> files =
                Sources.below(Sources.MAIN).stream()
                        .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        Known.check(
                files.entrySet().stream()
                        .filter(entry -> entry.getValue() > MOST_FILES)
                        .map(entry -> entry.getKey().toString())
                        .toList(),
                // small words, one file each; splitting them would hide them
                Set.of("src/main/java/com/mailflatrate/kernel"));
    }

    @Test
    void aModuleHasAtMost6000Lines() {
        Map<String, Integer> lines =
                Sources.below(Sources.MAIN).stream()
                        .filter(file -> !Set.of("web", "api").contains(Sources.module(file)))
                        .collect(
                                Collectors.groupingBy(
                                        Sources::module,
                                        Collectors.summingInt(HouseRulesTest::lines)));
        Known.check(
                lines.entrySet().stream()
                        .filter(entry -> entry.getValue() > MOST_MODULE_LINES)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** What a page does and what the log says of it stand or fall together: Audit.traced. */
    @Test
    void pagesAndInterfaceWriteTheLogWithTheActNeverAfterIt() {
        Known.check(
                files(
                        Stream.of(Sources.MAIN),
                        file ->
                                Set.of("web", "api").contains(Sources.module(file))
                                        && found(LOGGED_AFTERWARDS, file)));
    }

    @Test
    void namesSayWhatAThingIs() {
        Known.check(
                files(
                        Stream.of(Sources.MAIN, Sources.TEST),
                        file -> NAMES.matcher(Sources.name(file)).matches()));
    }

    @Test
    void timeIsInjected() {
        Known.check(
                files(Stream.of(Sources.MAIN), file -> found(CLOCK, file)),
                Set.of("src/main/java/com/mailflatrate/database/TimeConfiguration.java"));
    }

    @Test
    void nothingIsMockedAndNobodySleeps() {
        Known.check(
                files(
                        Stream.of(Sources.TEST),
                        file ->
                                found(MOCKS, file)
                                        || found(SLEEP, file)
                                                && !Sources.name(file).equals("HouseRulesTest")));
        Known.check(files(Stream.of(Sources.MAIN), file -> found(LOMBOK, file)));
    }

    @Test
    void onlyTheGateSealsAClearance() {
        List<String> named = files(Stream.of(Sources.MAIN), file -> found(SEALER, file));
        assertThat(named)
                .allMatch(
                        file -> file.contains("/campaign/Gate") || file.contains("ClearanceSeals"));
    }

    @Test
    void statementsAreNamedConstants() {
        Known.check(files(Stream.of(Sources.MAIN), file -> found(JDBC, file)));
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() {
        Known.check(
                Sources.below(Sources.MAIN).stream()
                        .map(Path::getParent)
                        .distinct()
                        .map(folder -> folder.resolve("package-info.java"))
                        .filter(
                                info ->
                                        !Files.exists(info)
                                                || !found(NULL_MARKED, info)
                                                || !Sources.text(info).startsWith("/**"))
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void aTestPackageDoesNotHideTheDescriptionOfItsModule() {
        Known.check(
                Sources.below(Sources.TEST).stream()
                        .filter(file -> Sources.name(file).equals("package-info"))
                        .filter(
                                file ->
                                        Files.exists(
                                                Sources.MAIN.resolve(
                                                        Sources.TEST.relativize(file))))
                        .map(Path::toString)
                        .toList());
    }

    private static List<String> files(
            Stream<Path> roots, java.util.function.Predicate<Path> wrong) {
        return roots.flatMap(root -> Sources.below(root).stream())
                .filter(wrong)
                .map(Path::toString)
                .toList();
    }

    private static boolean found(Pattern pattern, Path file) {
        return pattern.matcher(Sources.text(file)).find();
    }

    private static int lines(Path file) {
        return (int) Sources.text(file).lines().count();
    }
}
