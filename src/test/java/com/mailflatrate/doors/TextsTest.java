package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path BUNDLES = Path.of("src", "main", "resources", "texts");
    private static final Pattern KEY =
            Pattern.compile(
                    "shell\\.text\\(\\s*\"([a-z][A-Za-z0-9]*\\.[A-Za-z0-9.-]*[A-Za-z0-9])\"");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path german :
                    files.filter(path -> !path.toString().endsWith("_en.properties")).toList()) {
                String name =
                        german.getFileName().toString().replace(".properties", "_en.properties");
                assertThat(new TreeSet<>(keys(german.resolveSibling(name))))
                        .as(german.toString())
                        .isEqualTo(new TreeSet<>(keys(german)));
            }
        }
    }

    @Test
    void everyRefusalHasASentenceInBothLanguages() {
        Texts texts = new Texts();
        for (Language language : Language.values()) {
            for (Code code : Code.values()) {
                assertThat(texts.has(language, "reason." + code))
                        .as(code + " in " + language)
                        .isTrue();
            }
        }
    }

    @Test
    void aWrongCodeIsNotBlamedOnThePassword() {
        Texts texts = new Texts();
        assertThat(texts.say(Language.DE, Reason.field(Code.WRONG_CREDENTIALS, "code")))
                .contains("Code")
                .doesNotContain("Passwort");
        assertThat(texts.say(Language.DE, Reason.of(Code.WRONG_CREDENTIALS))).contains("Passwort");
    }

    @Test
    void everyTextThatATemplateAsksForIsThere() throws IOException {
        Texts texts = new Texts();
        List<String> missing = new ArrayList<>();
        for (String root : List.of("src/main/jte", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher key = KEY.matcher(Files.readString(file));
                    while (key.find()) {
                        for (Language language : Language.values()) {
                            if (!texts.has(language, key.group(1))) {
                                missing.add(
                                        file.getFileName()
                                                + ": "
                                                + key.group(1)
                                                + " in "
                                                + language);
                            }
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void numbersAndPluralsFollowTheLanguage() {
        Texts texts = new Texts();
        assertThat(texts.say(Language.DE, "sandbox.mail.bytes", 1)).isEqualTo("1 Byte");
        assertThat(texts.say(Language.DE, "sandbox.mail.bytes", 12345)).isEqualTo("12.345 Bytes");
        assertThat(texts.say(Language.EN, "sandbox.mail.bytes", 12345)).isEqualTo("12,345 bytes");
    }

    private static List<String> keys(Path file) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return List.copyOf(texts.stringPropertyNames());
    }
}
