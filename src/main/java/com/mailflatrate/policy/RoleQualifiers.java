package com.mailflatrate.policy;

import com.mailflatrate.policy.data.DataFile;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that tell one functional mailbox of a company from another, and never name a person. */
final class RoleQualifiers {

    private static final Pattern SEPARATOR = Pattern.compile("[._-]+");
    private static final int LABEL_PART = 3;

    private final Set<String> words = new HashSet<>();
    private final Set<String> countries = new HashSet<>();
    private final Set<String> languages = Set.of(Locale.getISOLanguages());

    RoleQualifiers(DataFile file) {
        file.rows().forEach(row -> words.add(row[0]));
        for (String country : Locale.getISOCountries()) {
            countries.add(country.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * A country or language code, a number, a place, a legal form, or a part of the address's own
     * domain.
     */
    boolean contains(String token, String domain) {
        return words.contains(token)
                || country(token)
                || languages.contains(token)
                || number(token)
                || ownLabel(token, domain);
    }

    /** A two-letter code of a country. */
    boolean country(String token) {
        return countries.contains(token);
    }

    /** Digits only. */
    static boolean number(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean ownLabel(String token, String domain) {
        if (token.length() < LABEL_PART) {
            return false;
        }
        for (String label : domain.split("\\.", -1)) {
            if (label.equals(token) || SEPARATOR.splitAsStream(label).anyMatch(token::equals)) {
                return true;
            }
        }
        return false;
    }
}
