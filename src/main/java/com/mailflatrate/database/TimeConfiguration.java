package com.mailflatrate.database;

import com.mailflatrate.database.jobs.TravelLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and place: the one class that reads the system's clock, and where files are kept. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    Clock clock(DataDirectory data) {
        return new Clock(InstantSource.system(), TravelLog.of(data).ahead());
    }

    @Bean
    DataDirectory dataDirectory(@Value("${mailflatrate.data-dir}") Path wanted) {
        Path root = wanted.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data directory " + root, e);
        }
        return new DataDirectory(root);
    }
}
