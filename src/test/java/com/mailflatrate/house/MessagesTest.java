package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.Code;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both languages say the same things. */
class MessagesTest {

    private static final Path TEXTS = Path.of("src/main/resources/texts");
    private static final Pattern DETAIL = Pattern.compile("\\{\\d+");

    @Test
    void bothLanguagesHaveTheSameKeysAndDetails() throws IOException {
        for (Path german : german()) {
            Properties de = read(german);
            Properties en = read(TEXTS.resolve(Sources.name(german) + "_en.properties"));
            assertThat(new TreeSet<>(en.stringPropertyNames()))
                    .as(german.toString())
                    .isEqualTo(new TreeSet<>(de.stringPropertyNames()));
            for (String key : de.stringPropertyNames()) {
                assertThat(details(en.getProperty(key)))
                        .as(key)
                        .isEqualTo(details(de.getProperty(key)));
            }
        }
    }

    @Test
    void everyCodeHasASentence() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path file : german()) {
            keys.addAll(read(file).stringPropertyNames());
        }
        assertThat(
                        Arrays.stream(Code.values())
                                .map(code -> "reason." + code)
                                .filter(key -> !keys.contains(key)))
                .isEmpty();
    }

    private static List<Path> german() {
        return Sources.below(TEXTS, ".properties").stream()
                .filter(file -> !Sources.name(file).endsWith("_en"))
                .toList();
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> details(String text) {
        return DETAIL.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
