package com.mailflatrate.scans;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a scan is, known by its first bytes and never by its name. */
public enum ScanType {
    /** A photo. */
    JPEG("image/jpeg", "ffd8ff"),
    /** A picture. */
    PNG("image/png", "89504e470d0a1a0a"),
    /** A document of several pages. */
    PDF("application/pdf", "255044462d");

    private final String mediaType;
    private final byte[] opening;

    ScanType(String mediaType, String opening) {
        this.mediaType = mediaType;
        this.opening = HexFormat.of().parseHex(opening);
    }

    /** Empty for everything else. */
    public static Optional<ScanType> of(byte[] file) {
        return Arrays.stream(values()).filter(type -> type.opens(file)).findFirst();
    }

    /** As HTTP says it. */
    public String mediaType() {
        return mediaType;
    }

    private boolean opens(byte[] file) {
        return file.length > opening.length
                && Arrays.equals(file, 0, opening.length, opening, 0, opening.length);
    }
}
