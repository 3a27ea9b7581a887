package com.mailflatrate.content;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the HTML of a mail must not hold: nothing that runs, asks, embeds, redirects, or styles from
 * elsewhere.
 */
final class HtmlRules {

    private static final Set<String> TAGS =
            Set.of(
                    "script",
                    "form",
                    "input",
                    "button",
                    "select",
                    "textarea",
                    "iframe",
                    "frame",
                    "frameset",
                    "object",
                    "embed",
                    "applet",
                    "base",
                    "dialog",
                    "portal",
                    "plaintext",
                    "xmp",
                    "noembed",
                    "foreignobject",
                    "annotation-xml");
    private static final Set<String> ADDRESS_ATTRIBUTES =
            Set.of(
                    "href",
                    "src",
                    "action",
                    "background",
                    "poster",
                    "data",
                    "srcset",
                    "xlink:href",
                    "formaction",
                    "cite",
                    "longdesc",
                    "ping",
                    "srcdoc");
    private static final Map<String, String> BAD_SCHEMES =
            Map.of(
                    "javascript:",
                    "javascript:",
                    "vbscript:",
                    "vbscript:",
                    "data:text",
                    "data:text",
                    "file:",
                    "file:");

    private HtmlRules() {}

    /**
     * What stands in it that must not, each thing once as a person would write it: {@code
     * <script>}, {@code onclick}.
     */
    static List<String> violations(Document mail) {
        Set<String> found = new LinkedHashSet<>();
        for (Element element : mail.getAllElements()) {
            String tag = element.normalName();
            if (TAGS.contains(tag)) {
                found.add("<" + tag + ">");
            }
            if (tag.equals("meta") && element.hasAttr("http-equiv")) {
                meta(element, found);
            }
            if (tag.equals("link")) {
                found.add("<link>");
            }
            if (tag.equals("style")) {
                sheet(element.data(), found);
            }
            for (Attribute attribute : element.attributes()) {
                attribute(attribute, found);
            }
        }
        return List.copyOf(found);
    }

    private static void meta(Element element, Set<String> found) {
        String what = element.attr("http-equiv").strip().toLowerCase(Locale.ROOT);
        if (what.equals("refresh")
                || what.equals("set-cookie")
                || what.equals("content-security-policy")) {
            found.add("<meta http-equiv=\"" + what + "\">");
        }
    }

    private static void attribute(Attribute attribute, Set<String> found) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.length() > 2
                && name.startsWith("on")
                && name.chars().skip(2).allMatch(Character::isLetter)) {
            found.add(name);
        }
        if (name.equals("srcdoc") || name.equals("formaction") || name.equals("ping")) {
            found.add(name);
        }
        if (name.equals("style")) {
            sheet(attribute.getValue(), found);
        }
        if (ADDRESS_ATTRIBUTES.contains(name)) {
            String bare = withoutSpace(attribute.getValue());
            BAD_SCHEMES.forEach(
                    (scheme, shown) -> {
                        if (bare.startsWith(scheme)) {
                            found.add(shown);
                        }
                    });
            if (bare.startsWith("data:image/svg")) {
                found.add("data:image/svg+xml");
            }
        }
    }

    private static void sheet(String css, Set<String> found) {
        String lower = css.toLowerCase(Locale.ROOT);
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "@import",
                                "expression(",
                                "-moz-binding",
                                "behavior:",
                                "javascript:"));
        for (String word : words) {
            if (lower.contains(word)) {
                found.add(word.replace("(", "").replace(":", ""));
            }
        }
    }

    private static String withoutSpace(String url) {
        StringBuilder out = new StringBuilder(Math.min(url.length(), 64));
        for (int i = 0; i < url.length() && out.length() < 64; i++) {
            if (url.charAt(i) > ' ') {
                out.append(Character.toLowerCase(url.charAt(i)));
            }
        }
        return out.toString();
    }
}
