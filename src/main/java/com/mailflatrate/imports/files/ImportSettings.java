package com.mailflatrate.imports.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files of contacts.
 *
 * @param largestFile that is taken in; it lies on disk three times for a while, in memory never
 */
@ConfigurationProperties("mailflatrate.imports")
record ImportSettings(@DefaultValue("1GB") DataSize largestFile) {

    /** Refuses what could hold no file. */
    ImportSettings {
        if (largestFile.toBytes() <= 0) {
            throw new IllegalArgumentException(
                    "mailflatrate.imports.largest-file must be positive");
        }
    }
}
