package com.mailflatrate.content;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Makes the text part of a mail from its HTML: paragraphs, lists, links with their targets, words
 * of pictures.
 */
final class TextPart implements NodeVisitor {

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "table",
                    "tr",
                    "blockquote",
                    "pre",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "center",
                    "address",
                    "dl",
                    "dt",
                    "dd",
                    "figure",
                    "figcaption",
                    "main",
                    "nav");
    private static final Set<String> PARAGRAPHS =
            Set.of(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "table",
                    "blockquote",
                    "pre",
                    "dl");
    private static final Set<String> SILENT =
            Set.of("head", "style", "title", "script", "template", "noscript", "svg");

    private final StringBuilder out = new StringBuilder();
    private int silent;

    private TextPart() {}

    static String of(Document mail) {
        TextPart part = new TextPart();
        NodeTraversor.traverse(part, mail);
        return tidy(part.out);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            begin(element);
        } else if (node instanceof TextNode text && silent == 0) {
            append(text.getWholeText());
        }
    }

    private void begin(Element element) {
        String tag = element.normalName();
        if (SILENT.contains(tag) || isHidden(element)) {
            silent++;
        }
        if (silent > 0) {
            return;
        }
        if (tag.equals("br")) {
            out.append('\n');
        } else if (tag.equals("hr")) {
            paragraph();
            out.append("----------");
            paragraph();
        } else if (tag.equals("li")) {
            line();
            out.append("- ");
        } else if (tag.equals("td") || tag.equals("th")) {
            cell();
        } else if (tag.equals("img")) {
            append(element.attr("alt"));
        } else if (PARAGRAPHS.contains(tag)) {
            paragraph();
        } else if (BLOCKS.contains(tag)) {
            line();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String tag = element.normalName();
        if (silent > 0) {
            silent -= SILENT.contains(tag) || isHidden(element) ? 1 : 0;
            return;
        }
        if (tag.equals("a")) {
            target(element);
        }
        if (PARAGRAPHS.contains(tag)) {
            paragraph();
        } else if (BLOCKS.contains(tag) || tag.equals("li")) {
            line();
        }
    }

    private void target(Element link) {
        String href = link.attr("href").strip();
        boolean leads = !href.isEmpty() && !href.startsWith("#");
        String words = link.text().strip();
        if (leads
                && !words.equals(href)
                && !href.equals("mailto:" + words)
                && !href.equals("tel:" + words)) {
            out.append(words.isEmpty() && link.select("img[alt]").isEmpty() ? href : ": " + href);
        }
    }

    private static boolean isHidden(Element element) {
        String style = element.attr("style").replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        return style.contains("display:none");
    }

    private void append(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean space =
                    c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\u00a0' || c == '\f';
            if (!space) {
                if (c != '\u200c' && c != '\u200b' && c != '\u00ad' && c != '\ufeff') {
                    out.append(c);
                }
            } else if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
                out.append(' ');
            }
        }
    }

    private void cell() {
        if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
            out.append(' ');
        }
    }

    private void line() {
        trimEnd();
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private void paragraph() {
        line();
        int length = out.length();
        if (length > 1 && out.charAt(length - 2) != '\n') {
            out.append('\n');
        }
    }

    private void trimEnd() {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }

    private static String tidy(StringBuilder raw) {
        StringBuilder tidy = new StringBuilder(raw.length());
        int blank = 0;
        for (String line : raw.toString().split("\n", -1)) {
            String bare = line.strip();
            blank = bare.isEmpty() ? blank + 1 : 0;
            if (blank <= 1 && !(tidy.isEmpty() && bare.isEmpty())) {
                tidy.append(bare).append('\n');
            }
        }
        return tidy.toString().strip() + "\n";
    }
}
