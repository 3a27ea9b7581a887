package com.mailflatrate.campaign.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The large providers by the domains people know them by; any other domain is its own name. */
final class ProviderNames {

    private static final Map<String, String> KNOWN = known();

    private ProviderNames() {}

    static String of(String domain) {
        return KNOWN.getOrDefault(domain, domain);
    }

    private static Map<String, String> known() {
        Map<String, String> names = new HashMap<>();
        put(names, "Google", List.of("gmail.com", "googlemail.com"));
        put(
                names,
                "GMX, WEB.DE",
                List.of("gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "gmx.eu", "web.de"));
        put(names, "T-Online", List.of("t-online.de", "magenta.de"));
        put(
                names,
                "Microsoft",
                List.of(
                        "outlook.com",
                        "outlook.de",
                        "hotmail.com",
                        "hotmail.de",
                        "live.com",
                        "live.de",
                        "msn.com"));
        put(names, "Apple iCloud", List.of("icloud.com", "me.com", "mac.com"));
        put(
                names,
                "Yahoo, AOL",
                List.of("yahoo.com", "yahoo.de", "ymail.com", "aol.com", "aol.de"));
        put(names, "freenet", List.of("freenet.de"));
        return Map.copyOf(names);
    }

    private static void put(Map<String, String> names, String name, List<String> domains) {
        domains.forEach(domain -> names.put(domain, name));
    }
}
