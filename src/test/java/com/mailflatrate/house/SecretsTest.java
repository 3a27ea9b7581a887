package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No secret stands in what is shipped: it is made at the first start, or comes from a file. */
class SecretsTest {

    private static final List<String> SHIPPED = List.of("src/main", "config", "deploy", "bin");

    /** A value of sixteen or more letters and digits, given to something that names a secret. */
    static final Pattern GIVEN =
            Pattern.compile(
                    "(?i)(password|secret|token|private_?key|master_?key|api_?key)[a-z_]*\\s*[=:]\\s*"
                            + "[\"']?(?=[A-Za-z+/_-]*[0-9])[A-Za-z0-9+/_-]{16,}");

    private static final Pattern PEM = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

    @Test
    void nothingThatIsShippedHoldsASecret() throws IOException {
        List<String> found = new ArrayList<>();
        for (String place : SHIPPED) {
            try (Stream<Path> files = Files.walk(Path.of(place))) {
                for (Path file : files.filter(SecretsTest::isOurs).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (holdsOne(text)) {
                        found.add(file.toString());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aSecretWouldBeSeenAndTheNameOfOneIsNone() {
        assertThat(holdsOne("API_KEY=\"mfr_4f3a9c1b2d7e8f60\"")).isTrue();
        assertThat(holdsOne("master-key: x\npassword = 'correcthorse7battery'")).isTrue();
        assertThat(holdsOne("-----BEGIN " + "PRIVATE KEY-----")).isTrue();
        assertThat(holdsOne("MAILFLATRATE_DATABASE_PASSWORD_FILE=/run/secrets/db")).isFalse();
        assertThat(holdsOne("String secret = secrets.fresh();")).isFalse();
    }

    private static boolean holdsOne(String text) {
        return GIVEN.matcher(text).find() || PEM.matcher(text).find();
    }

    private static boolean isOurs(Path file) {
        return Files.isRegularFile(file) && !file.toString().contains("/vendor/");
    }
}
