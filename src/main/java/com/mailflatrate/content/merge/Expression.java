package com.mailflatrate.content.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * The words between two braces, cut in one pass: names, quoted texts and the signs {@code | : ==
 * !=}. Quotation marks may be straight, typographic, or written by an HTML editor as {@code
 * &quot;}.
 */
final class Expression {

    /** One word. */
    record Word(Kind kind, String text) {

        boolean is(String sign) {
            return kind != Kind.STRING && text.equals(sign);
        }
    }

    /** What a word is. */
    enum Kind {
        NAME,
        STRING,
        SIGN,
        UNKNOWN
    }

    private static final String OPENING = "\"'„“‚‘»«";

    private final String text;
    private int at;

    private Expression(String text) {
        this.text = text;
    }

    static List<Word> words(String raw) {
        String text =
                raw.replace("&quot;", "\"")
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&apos;", "'")
                        .replace("&nbsp;", " ")
                        .replace('\u00a0', ' ');
        return new Expression(text).all();
    }

    private List<Word> all() {
        List<Word> words = new ArrayList<>();
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at >= text.length()) {
                return words;
            }
            words.add(next());
        }
    }

    private Word next() {
        char c = text.charAt(at);
        if (OPENING.indexOf(c) >= 0) {
            return string(c);
        }
        if (isNameStart(c)) {
            int start = at;
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
            return new Word(Kind.NAME, text.substring(start, at));
        }
        for (String sign : List.of("==", "!=", "|", ":")) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return new Word(Kind.SIGN, sign);
            }
        }
        at++;
        return new Word(Kind.UNKNOWN, String.valueOf(c));
    }

    private Word string(char opening) {
        String closing =
                switch (opening) {
                    case '\'' -> "'";
                    case '„' -> "“”\"";
                    case '“' -> "”";
                    case '‚' -> "‘’";
                    case '‘' -> "’";
                    case '»' -> "«";
                    case '«' -> "»";
                    default -> "\"";
                };
        int start = at + 1;
        int end = start;
        while (end < text.length() && closing.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end >= text.length()) {
            at = text.length();
            return new Word(Kind.UNKNOWN, text.substring(start - 1));
        }
        at = end + 1;
        return new Word(Kind.STRING, text.substring(start, end));
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || c >= '0' && c <= '9' || c == '.' || c == '-';
    }
}
