package com.mailflatrate.keys;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys.
 *
 * @param masterKey wraps all other keys: 32 bytes in base64 or hex; empty: generated into the data
 *     directory
 */
@ConfigurationProperties("mailflatrate")
record KeySettings(@DefaultValue("") String masterKey) {

    /** Never the key. */
    @Override
    public String toString() {
        return "key settings";
    }
}
