package com.mailflatrate.web.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Our files under {@code /assets/<version>/}, where the version is a hash of all of them: a browser
 * may keep each for a year, and references between files stay relative.
 */
@Component
final class Assets {

    private final String version;

    Assets() throws IOException {
        MessageDigest digest = sha256();
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:static/**/*.*");
        Arrays.sort(
                files,
                Comparator.comparing(file -> Objects.requireNonNullElse(file.getFilename(), "")));
        for (Resource file : files) {
            if (file.isReadable()) {
                try (InputStream in = new DigestInputStream(file.getInputStream(), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
        version = HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    String version() {
        return version;
    }

    String href(String path) {
        return "/assets/" + version + "/" + path;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
