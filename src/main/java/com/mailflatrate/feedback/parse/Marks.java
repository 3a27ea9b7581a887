package com.mailflatrate.feedback.parse;

import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageToken;
import com.mailflatrate.kernel.TokenPurpose;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * What in a mail looks like ours: message tokens and mailing ids, found in fields, text, HTML links
 * and rewritten links, whether or not they are genuine.
 *
 * @param tokens of all purposes, in the order found
 * @param mailings mailing ids, in the order found
 */
public record Marks(List<Found> tokens, List<MailingId> mailings) {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<![a-zA-Z2-7])([biuwrkBIUWRK][a-zA-Z2-7]{"
                            + (MessageToken.LENGTH - 1)
                            + "})(?![a-zA-Z2-7])");
    private static final Pattern MAILING =
            Pattern.compile(
                    "(?<![a-z0-9])mfr[\\s\\p{Pd}]{0,3}((?:[a-z2-7][\\s\\p{Pd}]{0,3}){11}[a-z2-7])(?![a-z0-9])",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern WRAP = Pattern.compile("[ \\t]*=?\\r?\\n[>| \\t]*");
    private static final int MOST = 200;
    private static final int LONGEST = 600_000;

    /**
     * A token's written form.
     *
     * @param purpose by its first letter
     * @param text 30 characters, lower case
     */
    public record Found(TokenPurpose purpose, String text) {}

    /** Copies both. */
    public Marks {
        tokens = List.copyOf(tokens);
        mailings = List.copyOf(mailings);
    }

    /** Searches a mail. */
    public static Marks in(ReadMail mail) {
        StringBuilder all = new StringBuilder();
        for (MimePart part : mail.parts()) {
            all.append(part.headers().text()).append('\n').append(part.text()).append('\n');
            if (part.type().equals("text/html")) {
                links(part.text(), all);
            }
            if (all.length() > LONGEST) {
                all.setLength(LONGEST);
                break;
            }
        }
        return in(all.toString());
    }

    /** Searches a text. */
    public static Marks in(String text) {
        Set<Found> tokens = new LinkedHashSet<>();
        Set<MailingId> mailings = new LinkedHashSet<>();
        for (String view : views(text)) {
            tokens(view, tokens);
            mailings(view, mailings);
        }
        return new Marks(new ArrayList<>(tokens), new ArrayList<>(mailings));
    }

    /** As it stands; percent signs decoded; lines joined as a mail program wrapped them. */
    private static List<String> views(String text) {
        List<String> views = new ArrayList<>(List.of(text));
        if (text.indexOf('%') >= 0) {
            views.add(decoded(text));
        }
        views.add(WRAP.matcher(text).replaceAll(""));
        return views;
    }

    private static void tokens(String view, Set<Found> into) {
        Matcher found = TOKEN.matcher(view);
        while (into.size() < MOST && found.find()) {
            String token = found.group(1).toLowerCase(Locale.ROOT);
            for (TokenPurpose purpose : TokenPurpose.values()) {
                if (purpose.letter() == token.charAt(0)) {
                    into.add(new Found(purpose, token));
                }
            }
        }
    }

    private static void mailings(String view, Set<MailingId> into) {
        Matcher found = MAILING.matcher(view);
        while (into.size() < MOST && found.find()) {
            MailingId.parse(found.group(1)).ifPresent(into::add);
        }
    }

    private static void links(String html, StringBuilder into) {
        String bounded = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        for (var link : Jsoup.parse(bounded).select("[href],[src]")) {
            into.append(link.attr("href")).append('\n').append(link.attr("src")).append('\n');
        }
        into.append(ReadMail.plainOf(bounded)).append('\n');
    }

    private static String decoded(String text) {
        try {
            String safe = text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
            return URLDecoder.decode(safe, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return text;
        }
    }
}
