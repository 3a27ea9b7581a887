package com.mailflatrate.web.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject with its merge tags read away, for places that show a campaign without a reader: lists,
 * cases, titles.
 */
public final class MergeTags {

    private static final Pattern VALUE = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
    private static final Pattern LOGIC = Pattern.compile("\\{%.*?%\\}", Pattern.DOTALL);
    private static final Pattern OTHERWISE =
            Pattern.compile("\\|\\s*default\\s*:\\s*(\"([^\"]*)\"|'([^']*)')");

    private MergeTags() {}

    /** The text as somebody without a name would read it; a tag without a default becomes "…". */
    public static String readable(String text) {
        String plain =
                VALUE.matcher(text)
                        .replaceAll(tag -> Matcher.quoteReplacement(otherwise(tag.group(1))));
        return LOGIC.matcher(plain).replaceAll("").replaceAll("\\s{2,}", " ").strip();
    }

    private static String otherwise(String tag) {
        Matcher found = OTHERWISE.matcher(tag);
        if (!found.find()) {
            return "…";
        }
        return found.group(2) == null ? found.group(3) : found.group(2);
    }
}
