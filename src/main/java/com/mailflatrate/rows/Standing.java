package com.mailflatrate.rows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How somebody who must not be mailed stood in the system before, as its export says it. */
public enum Standing {
    /** Left. */
    UNSUBSCRIBED(
            "unsubscribed abgemeldet deactivated deaktiviert inactive inaktiv optout deleted removed"
                    + " geloescht gelöscht blocklisted blacklisted blocked gesperrt austrag"),
    /** Could not be reached. */
    HARD("bounced bounce hardbounce hardbounced cleaned undeliverable unzustellbar invalid"),
    /** Complained. */
    COMPLAINT("abused abuse complained complaint spam junk beschwerde");

    private final List<String> words;

    Standing(String words) {
        this.words = List.of(words.split(" "));
    }

    /** Empty for everybody who may be mailed, and for words nobody knows. */
    public static Optional<Standing> read(String word) {
        String bare = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        for (Standing standing : values()) {
            if (standing.words.contains(bare)) {
                return Optional.of(standing);
            }
        }
        return Optional.empty();
    }
}
