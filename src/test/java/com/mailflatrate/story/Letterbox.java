package com.mailflatrate.story;

import com.mailflatrate.given.Eventually;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What has arrived in the built-in inbox, as a person at each address would find it. */
final class Letterbox {

    private static final Pattern CODE = Pattern.compile("(?<![\\w-])\\d{6}(?![\\w-])");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private final Outside outside;
    private final String operatorKey;

    /** The mails whose code was used. */
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    Letterbox(Outside outside, String operatorKey) {
        this.outside = outside;
        this.operatorKey = operatorKey;
    }

    /** Mails in the built-in inbox, newest first. */
    List<JsonNode> mails(String to) {
        List<JsonNode> all = new ArrayList<>();
        outside.get("/api/v1/sandbox/mails?limit=200&to=" + Outside.encoded(to), operatorKey)
                .good()
                .path("items")
                .forEach(all::add);
        return all;
    }

    /** How many mails each address got whose name has this in it. */
    Map<String, Integer> arrived(String part) {
        Map<String, Integer> counts = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page =
                    outside.get(
                                    "/api/v1/sandbox/mails?limit=200&to="
                                            + Outside.encoded(part)
                                            + cursor,
                                    operatorKey)
                            .good();
            page.path("items")
                    .forEach(item -> counts.merge(item.path("to").asString(), 1, Integer::sum));
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + Outside.encoded(next);
        } while (!cursor.isEmpty());
        return counts;
    }

    /** A mail as it arrived. */
    String mail(JsonNode item) {
        return outside.get("/api/v1/sandbox/mails/" + item.path("id").asString(), operatorKey)
                .raw()
                .body();
    }

    /** The newest mail to an address, once it is there. */
    String newest(String to) {
        Eventually.until("a mail to " + to, () -> !mails(to).isEmpty());
        return mail(mails(to).getFirst());
    }

    /** The path of the first link in the newest mail to an address. */
    String linkOfNewest(String to) {
        Matcher link = LINK.matcher(Mails.text(newest(to)));
        if (!link.find()) {
            throw new AssertionError("no link in the mail to " + to);
        }
        return URI.create(link.group()).getRawPath();
    }

    /** The six digits of the newest mail to an address that has some, once it is there. */
    String code(String email) {
        return Eventually.value(
                "a code for " + email,
                () ->
                        // of two letters at once, either may come first
                        mails(email).stream()
                                .filter(item -> !used.contains(item.path("id").asString()))
                                .flatMap(item -> codeIn(item).stream())
                                .findFirst());
    }

    private Optional<String> codeIn(JsonNode item) {
        Matcher digits = CODE.matcher(Mails.text(mail(item)));
        if (!digits.find()) {
            return Optional.empty();
        }
        used.add(item.path("id").asString());
        return Optional.of(digits.group());
    }
}
