package com.mailflatrate.mail.smtp;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a server offers after EHLO.
 *
 * @param sizeLimit in octets, 0 for none stated
 * @param authentication mechanisms in upper case
 */
record Capabilities(
        boolean pipelining,
        boolean startTls,
        boolean smtpUtf8,
        boolean dsn,
        long sizeLimit,
        Set<String> authentication) {

    static final Capabilities NONE = new Capabilities(false, false, false, false, 0, Set.of());

    static Capabilities of(Reply ehlo) {
        Set<String> words = new HashSet<>();
        Set<String> authentication = new HashSet<>();
        long size = 0;
        for (String line : ehlo.lines()) {
            String[] parts = line.strip().toUpperCase(Locale.ROOT).split("[ =]+");
            words.add(parts[0]);
            if (parts[0].equals("AUTH")) {
                authentication.addAll(Arrays.asList(parts).subList(1, parts.length));
            }
            if (parts[0].equals("SIZE") && parts.length > 1 && parts[1].matches("[0-9]{1,18}")) {
                size = Long.parseLong(parts[1]);
            }
        }
        return new Capabilities(
                words.contains("PIPELINING"),
                words.contains("STARTTLS"),
                words.contains("SMTPUTF8"),
                words.contains("DSN"),
                size,
                Set.copyOf(authentication));
    }
}
