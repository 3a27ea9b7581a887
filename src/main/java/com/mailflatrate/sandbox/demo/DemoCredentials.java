package com.mailflatrate.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a stranger needs to use the sandbox; written last, so that its file says the demo is
 * complete.
 */
record DemoCredentials(
        String baseUrl,
        String operatorKey,
        String accountKey,
        String smtpInbound,
        String senderAddress,
        String senderName,
        String operatorEmail,
        String operatorPassword,
        String operatorTotpSecret,
        String userEmail,
        String userPassword,
        @Nullable String openUrl) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Those of an earlier start. */
    static Optional<DemoCredentials> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), DemoCredentials.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file in one move; for its owner only. */
    void write(Path file) {
        try {
            Path fresh = file.resolveSibling("credentials.tmp");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, JSON.writeValueAsString(this));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, where the service is now. */
    DemoCredentials at(String url, String inbound) {
        return new DemoCredentials(
                url,
                operatorKey,
                accountKey,
                inbound,
                senderAddress,
                senderName,
                operatorEmail,
                operatorPassword,
                operatorTotpSecret,
                userEmail,
                userPassword,
                openUrl == null ? null : url + openUrl.substring(openUrl.indexOf("/sandbox/")));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "DemoCredentials[" + baseUrl + "]";
    }
}
