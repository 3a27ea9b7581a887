package com.mailflatrate.export;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.keys.Secrets;
import java.util.List;
import java.util.Locale;

/** Names and addresses that look like anybody's and cannot be guessed: 50 random bits each. */
final class CanaryNames {

    private static final int RANDOM = 10;
    private static final List<String> FIRST =
            List.of(
                    "Anna", "Jonas", "Miriam", "Felix", "Katrin", "Paul", "Lena", "Markus", "Nora",
                    "Stefan", "Carla", "Robert", "Ines", "Daniel", "Maria", "Thomas");
    private static final List<String> LAST =
            List.of(
                    "Berger", "Lindner", "Seidel", "Arnold", "Vogt", "Kern", "Sommer", "Hauser",
                    "Reuter", "Brandt", "Pohl", "Winter", "Thiel", "Marx", "Jansen", "Ebert");

    private final String domain;

    CanaryNames(String domain) {
        this.domain = domain.toLowerCase(Locale.ROOT);
    }

    Canary next() {
        String random = Secrets.fresh().text().toLowerCase(Locale.ROOT);
        String first = FIRST.get(random.charAt(RANDOM) % FIRST.size());
        String last = LAST.get(random.charAt(RANDOM + 1) % LAST.size());
        String local =
                (first + '.' + last).toLowerCase(Locale.ROOT) + '.' + random.substring(0, RANDOM);
        return new Canary(EmailAddress.parse(local + '@' + domain).orElseThrow(), first, last);
    }

    boolean isOurs(String address) {
        return address.endsWith('@' + domain);
    }
}
