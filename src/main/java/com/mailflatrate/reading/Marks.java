package com.mailflatrate.reading;

import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageToken;
import com.mailflatrate.kernel.TokenPurpose;
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

    private static final Pattern MAILING =
            Pattern.compile(
                    "mfr[\\s\\p{Pd}]{0,3}((?:[a-z2-7][\\s\\p{Pd}]{0,3}){11}[a-z2-7])",
                    Pattern.CASE_INSENSITIVE);
    private static final int LEAST_MAILING = 3 + 12;
    private static final int LONGEST_MAILING = 3 + 12 * 4;
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
        for (CharSequence view : views(text)) {
            tokens(view, tokens);
            mailings(view, mailings);
        }
        return new Marks(new ArrayList<>(tokens), new ArrayList<>(mailings));
    }

    /** As it stands; percent signs decoded; lines joined as a mail program wrapped them. */
    private static List<CharSequence> views(String text) {
        List<CharSequence> views = new ArrayList<>(List.of(text));
        if (text.indexOf('%') >= 0) {
            views.add(decoded(text));
        }
        if (text.indexOf('\n') >= 0) {
            views.add(unwrapped(text));
        }
        return views;
    }

    /** Without line ends, the blanks and {@code =} before them, and the quote marks after them. */
    private static CharSequence unwrapped(String text) {
        StringBuilder line = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\n') {
                line.append(c);
                continue;
            }
            trimEnd(line);
            while (at < text.length() && ">| \t".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
        return line;
    }

    private static void trimEnd(StringBuilder line) {
        int end = line.length();
        end = end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end;
        end = end > 0 && line.charAt(end - 1) == '=' ? end - 1 : end;
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        line.setLength(end);
    }

    /** Runs of base32 letters that are as long as a token and begin with a purpose. */
    private static void tokens(CharSequence view, Set<Found> into) {
        int run = 0;
        for (int i = 0; i <= view.length(); i++) {
            if (i < view.length() && isBase32(view.charAt(i))) {
                run++;
            } else {
                if (run == MessageToken.LENGTH && into.size() < MOST) {
                    token(view.subSequence(i - run, i).toString(), into);
                }
                run = 0;
            }
        }
    }

    private static void token(String text, Set<Found> into) {
        String token = text.toLowerCase(Locale.ROOT);
        for (TokenPurpose purpose : TokenPurpose.values()) {
            if (purpose.letter() == token.charAt(0)) {
                into.add(new Found(purpose, token));
            }
        }
    }

    private static boolean isBase32(char c) {
        char small = (char) (c | 32);
        return small >= 'a' && small <= 'z' && c < 128 || c >= '2' && c <= '7';
    }

    private static void mailings(CharSequence view, Set<MailingId> into) {
        Matcher matcher = MAILING.matcher(view);
        int last = view.length() - LEAST_MAILING;
        for (int i = 0; i <= last && into.size() < MOST; i++) {
            boolean begins =
                    (view.charAt(i) | 32) == 'm'
                            && (view.charAt(i + 1) | 32) == 'f'
                            && (view.charAt(i + 2) | 32) == 'r'
                            && (i == 0 || !isLetterOrDigit(view.charAt(i - 1)));
            if (begins
                    && matcher.region(i, Math.min(view.length(), i + LONGEST_MAILING)).lookingAt()
                    && (matcher.end() == view.length()
                            || !isLetterOrDigit(view.charAt(matcher.end())))) {
                MailingId.parse(matcher.group(1)).ifPresent(into::add);
            }
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static void links(String html, StringBuilder into) {
        String bounded = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        for (var link : Jsoup.parse(bounded).select("[href],[src]")) {
            into.append(link.attr("href")).append('\n').append(link.attr("src")).append('\n');
        }
        into.append(ReadMail.plainOf(bounded)).append('\n');
    }

    /** Percent signs decoded, as far as they stand before two hexadecimal digits. */
    private static CharSequence decoded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean coded = c == '%' && i + 2 < text.length();
            int high = coded ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = coded ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high >= 0 && low >= 0) {
                plain.append((char) (high * 16 + low));
                i += 2;
            } else {
                plain.append(c);
            }
        }
        return plain;
    }
}
