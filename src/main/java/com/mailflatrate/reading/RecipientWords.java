package com.mailflatrate.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses in a mail system's own words, each with what is said of it. */
final class RecipientWords {

    private static final int MOST = 200;
    private static final int BEFORE = 30;

    /** Systems that write reports; their addresses are never recipients. */
    static final Pattern SENDER =
            Pattern.compile(
                    "mailer-?daemon|post_?master|mail.deliver[a-z]*.(sub)?system|bounce|mdaemon|mail administrator|microsoft outlook",
                    Pattern.CASE_INSENSITIVE);

    /** What stands before an address that is none of the recipients. */
    private static final Pattern ASIDE =
            Pattern.compile(
                    "(?:generated (?:from|by)|contact|\\bask|mail from:?|\\bfrom:|envelope.(?:sender|from):?|reply.to:?|message.id:?|\\n\\s*(?:to|cc):|mailto:|may not follow)[\\s<(]*$",
                    Pattern.CASE_INSENSITIVE);

    /** An address that is only the display name of the next. */
    private static final Pattern NAME_OF_NEXT = Pattern.compile("\\A\"? <[^<>\\s]{3,320}@");

    private static final Pattern AT =
            Pattern.compile(
                    "(?<![\\w.+=@/-])([a-z0-9._%+=~!#$&'*?^{|}-][a-z0-9._%+=~!#$&'*/?^{|}-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}\\.[a-z0-9-]{2,63})(?![\\w@-])",
                    Pattern.CASE_INSENSITIVE);

    private RecipientWords() {}

    /** Each address with its line and those that follow, up to the next address. */
    static Map<String, String> in(String text, Set<String> own) {
        Map<String, String> words = new LinkedHashMap<>();
        List<int[]> places = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher found = AT.matcher(text);
        while (text.indexOf('@') >= 0 && found.find() && places.size() < MOST) {
            String address = found.group(1).toLowerCase(Locale.ROOT);
            if (!own.contains(address)
                    && !SENDER.matcher(address).find()
                    && isRecipient(text, found)) {
                places.add(new int[] {found.start(), found.end()});
                names.add(address);
            }
        }
        for (int i = 0; i < places.size(); i++) {
            int line = text.lastIndexOf('\n', places.get(i)[0]) + 1;
            int end =
                    i + 1 < places.size()
                            ? end(text, places.get(i), places.get(i + 1))
                            : text.length();
            int begin = Math.max(line, i == 0 ? 0 : places.get(i - 1)[1]);
            words.merge(names.get(i), text.substring(begin, end), (a, b) -> a + ' ' + b);
        }
        return words;
    }

    /**
     * Where the words about one address end: the line of the next, or the next on the same line.
     */
    private static int end(String text, int[] here, int[] next) {
        int line = text.lastIndexOf('\n', next[0]) + 1;
        return line > here[1] ? line : next[0];
    }

    private static boolean isRecipient(String text, Matcher found) {
        String before = text.substring(Math.max(0, found.start() - BEFORE), found.start());
        Matcher name = NAME_OF_NEXT.matcher(text).region(found.end(), text.length());
        return !ASIDE.matcher(before).find() && !name.lookingAt();
    }

    /** Addresses in the order they stand, at most 50. */
    static Set<String> addresses(String text) {
        Set<String> all = new LinkedHashSet<>();
        if (text.indexOf('@') < 0) {
            return all;
        }
        Matcher found = AT.matcher(text);
        while (found.find() && all.size() < 50) {
            all.add(found.group(1).toLowerCase(Locale.ROOT));
        }
        return all;
    }

    /** The addresses of the mail's own head: who reports, and to whom. */
    static Set<String> own(Headers head) {
        Set<String> own = new LinkedHashSet<>();
        for (String name :
                List.of("to", "from", "delivered-to", "x-original-to", "return-path", "reply-to")) {
            head.all(name).forEach(value -> own.addAll(addresses(value)));
        }
        return own;
    }
}
