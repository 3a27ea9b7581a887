package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What we build on is what somebody looked at: every file on the class path and every vendored file
 * stands with its SHA-256 in {@code config/dependencies.lock}, versions are exact, and nothing
 * comes from anywhere but Maven Central. {@code mvn test -Dtest=DependenciesTest
 * -Dmailflatrate.docs=write} writes the list; its difference belongs into the review of a change.
 */
class DependenciesTest {

    private static final Path LOCK = Path.of("config/dependencies.lock");
    private static final Path VENDORED = Path.of("src/main/static/vendor");
    private static final Pattern NATIVE = Pattern.compile("-(linux|osx|windows|darwin)[-_]");
    private static final boolean HERE =
            System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
    private static final boolean WRITE = "write".equals(System.getProperty("mailflatrate.docs"));

    @Test
    void everyFileWeBuildOnIsTheOneThatWasLookedAt() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar") && isComparable(entry)) {
                found.add(line(Path.of(entry), Path.of(entry).getFileName().toString()));
            }
        }
        try (Stream<Path> files = Files.walk(VENDORED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.add(line(file, "vendor/" + VENDORED.relativize(file)));
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
        if (WRITE) {
            Files.writeString(LOCK, String.join("\n", found) + "\n");
        }
        assertThat(found)
                .as("config/dependencies.lock; -Dtest=DependenciesTest -Dmailflatrate.docs=write")
                .containsExactlyElementsOf(
                        Files.readAllLines(LOCK).stream()
                                .filter(line -> isComparable("/" + line))
                                .sorted()
                                .toList());
    }

    @Test
    void versionsAreExactAndOneRegistryIsAsked() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).doesNotContain(">LATEST<", ">RELEASE<", "<repository>");
        assertThat(pom.split("-SNAPSHOT<")).as("our own version only").hasSize(2);
        assertThat(pom).doesNotContain("<pluginRepository>", "<scope>system</scope>");
        assertThat(List.of(pom.split("\n")))
                .filteredOn(line -> line.matches(".*version>[\\[(].*"))
                .as("the range of JDKs only")
                .hasSize(1);
    }

    /** Files for another machine than the one the list was written on are not in it. */
    private static boolean isComparable(String jar) {
        return HERE || !NATIVE.matcher(jar.substring(jar.lastIndexOf(File.separatorChar))).find();
    }

    private static String line(Path file, String name) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return name + " " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
