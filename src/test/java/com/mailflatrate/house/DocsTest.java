package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generated pages are fresh. {@code mvn test -Dtest=DocsTest -Dmailflatrate.docs=write} writes
 * them.
 */
class DocsTest {

    private static final boolean WRITE = "write".equals(System.getProperty("mailflatrate.docs"));
    private static final Pattern READ = Pattern.compile("\\$\\{(mailflatrate\\.[a-z.-]+)");

    private static final Pattern NAMED_TEST =
            Pattern.compile("`((?:[a-z]+/)*[A-Z][A-Za-z0-9]+(?:Test|Story))`");

    private static final Pattern LINE_OF_THE_LIST = Pattern.compile("^\\| [0-9]+\\.[0-9]");

    /** Read by ourselves for ourselves: nobody sets them. */
    private static final Set<String> INTERNAL =
            Set.of("mailflatrate.database.join", "mailflatrate.demo");

    @Test
    void theSettingsPageIsFresh() throws IOException {
        fresh(Path.of("docs/operate/configuration.md"), Settings.page());
    }

    @Test
    void theExampleOfAllSettingsIsFresh() throws IOException {
        fresh(Path.of("config/example.env"), Settings.example());
    }

    @Test
    void thePageOfCoveredRulesIsFresh() throws IOException {
        fresh(Path.of("docs/compliance-coverage.md"), Coverage.page());
    }

    @Test
    void everySettingThatIsReadIsDescribed() {
        Set<String> described = new TreeSet<>(INTERNAL);
        Settings.all().forEach(setting -> described.add(setting.property()));
        Set<String> read = new TreeSet<>();
        Sources.below(Sources.MAIN)
                .forEach(
                        file ->
                                READ.matcher(Sources.text(file))
                                        .results()
                                        .forEach(hit -> read.add(hit.group(1))));
        read.removeAll(described);
        assertThat(read).as("settings without a line in a Settings record").isEmpty();
    }

    /** What is said to be shown by a test is: the files that hand-written pages name are there. */
    @Test
    void everyTestThatAPageNamesExists() throws IOException {
        Set<String> there = new TreeSet<>();
        Sources.below(Sources.TEST).forEach(file -> there.add("/" + Sources.TEST.relativize(file)));
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> pages = Files.walk(Path.of("docs"))) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                NAMED_TEST
                        .matcher(Files.readString(page))
                        .results()
                        .map(hit -> hit.group(1))
                        .filter(
                                name ->
                                        there.stream()
                                                .noneMatch(is -> is.endsWith("/" + name + ".java")))
                        .forEach(name -> missing.add(page + ": " + name));
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A directory shows nothing, and a claim without a test wants its reason, which is bold. */
    @Test
    void everyLineOfTheSecurityListNamesATestOrTheReasonWhyThereIsNone() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of("docs/operate/security.md")).stream()
                        .filter(line -> LINE_OF_THE_LIST.matcher(line).find())
                        .toList();
        assertThat(lines).hasSizeGreaterThan(25);
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            String shown = line.substring(line.lastIndexOf(" | ") + 3);
                            assertThat(NAMED_TEST.matcher(shown).find() || shown.startsWith("**"))
                                    .as(line)
                                    .isTrue();
                            assertThat(shown).as(line).doesNotContainPattern("`[a-z/]+` tests");
                        });
    }

    private static void fresh(Path file, List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(file + " is stale: mvn test -Dtest=DocsTest -Dmailflatrate.docs=write")
                .isEqualTo(text);
    }
}
