package com.mailflatrate.factor;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a device calls itself, for people: browser and system. It says what it likes, so this is a
 * hint and never a proof.
 *
 * @param program {@code Firefox}; empty when it doesn't say
 * @param system {@code Windows}; empty when it doesn't say
 */
public record DeviceName(String program, String system) {

    /** Asked in this order: each browser names those before it. */
    private static final List<Entry<String, String>> PROGRAMS =
            List.of(
                    Map.entry("Edg", "Edge"),
                    Map.entry("OPR/", "Opera"),
                    Map.entry("Firefox", "Firefox"),
                    Map.entry("FxiOS", "Firefox"),
                    Map.entry("CriOS", "Chrome"),
                    Map.entry("Chrom", "Chrome"),
                    Map.entry("Safari", "Safari"),
                    Map.entry("curl", "curl"),
                    Map.entry("python", "Python"),
                    Map.entry("Java", "Java"),
                    Map.entry("okhttp", "OkHttp"),
                    Map.entry("node", "Node.js"));

    private static final List<Entry<String, String>> SYSTEMS =
            List.of(
                    Map.entry("iPhone", "iPhone"),
                    Map.entry("iPad", "iPad"),
                    Map.entry("Android", "Android"),
                    Map.entry("Windows", "Windows"),
                    Map.entry("Mac OS", "macOS"),
                    Map.entry("CrOS", "ChromeOS"),
                    Map.entry("Linux", "Linux"));

    /** Reads a {@code User-Agent}. */
    public static DeviceName of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        return new DeviceName(first(PROGRAMS, said), first(SYSTEMS, said));
    }

    /** Both words, {@code Firefox, Windows}; empty when neither is known. */
    public String text() {
        return program.isEmpty() || system.isEmpty() ? program + system : program + ", " + system;
    }

    private static String first(List<Entry<String, String>> names, String said) {
        return names.stream()
                .filter(name -> said.contains(name.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
