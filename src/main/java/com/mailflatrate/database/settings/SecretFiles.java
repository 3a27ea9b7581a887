package com.mailflatrate.database.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Lets every {@code MAILFLATRATE_…} variable be given as {@code …_FILE}, the path of a file that
 * holds the value.
 */
final class SecretFiles implements EnvironmentPostProcessor {

    private static final String OURS = "MAILFLATRATE_";
    private static final String FILE = "_FILE";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> read = new HashMap<>();
        environment
                .getSystemEnvironment()
                .forEach(
                        (name, path) -> {
                            String upper = name.toUpperCase(Locale.ROOT);
                            if (upper.startsWith(OURS)
                                    && upper.endsWith(FILE)
                                    && !path.toString().isBlank()) {
                                read.put(
                                        upper.substring(0, upper.length() - FILE.length()),
                                        content(name, path.toString()));
                            }
                        });
        if (!read.isEmpty()) {
            // the suffix of the name makes Spring read it as it reads the environment:
            // NAME_LIKE_THIS
            environment
                    .getPropertySources()
                    .addFirst(
                            new SystemEnvironmentPropertySource(
                                    "secret-files-systemEnvironment", read));
        }
    }

    private static String content(String name, String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " names a file that cannot be read: " + path, e);
        }
    }
}
