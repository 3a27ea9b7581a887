package com.mailflatrate.scans;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A scan that is kept.
 *
 * @param pages 1 for a picture
 * @param sha256 of the file as it came, in hexadecimal
 */
public record Scan(
        UUID id, String fileName, ScanType type, int pages, String sha256, Instant keptAt) {

    static String hex(byte[] sha256) {
        return HexFormat.of().formatHex(sha256);
    }
}
