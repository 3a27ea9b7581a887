package com.mailflatrate.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A mail as far as it could be read: its parts in order, the mail's own head first.
 *
 * @param parts the parts; never empty
 * @param cut it was broken or larger than we read, the rest is missing
 */
public record ReadMail(List<MimePart> parts, boolean cut) {

    /** What stands before the first boundary or after the last: most often words for no reader. */
    static final String BESIDE = "text/x-beside";

    private static final int LONGEST_HTML = 400_000;
    private static final String BLOCKS = "p,div,tr,li,h1,h2,h3,h4,pre,blockquote";

    /** Copies the parts. */
    public ReadMail {
        parts = List.copyOf(parts);
    }

    /** The mail's own fields. */
    public Headers headers() {
        return parts.getFirst().headers();
    }

    /** The first part of a type that is not part of a carried mail. */
    public Optional<MimePart> own(String type) {
        return parts.stream()
                .filter(part -> !part.quoted() && part.type().equals(type))
                .findFirst();
    }

    /** The mail as its sender wrote it: plain text, else the text of the HTML. */
    public String text() {
        return text(ReadMail::plainOf);
    }

    /** The same without what HTML marks as quoted; plain text keeps its quotes. */
    String textBesideQuotes() {
        return text(ReadMail::plainBesideQuotes);
    }

    private String text(UnaryOperator<String> plainOfHtml) {
        Optional<MimePart> plain =
                parts.stream()
                        .filter(
                                part ->
                                        !part.quoted()
                                                && part.type().equals("text/plain")
                                                && !part.text().isBlank())
                        .findFirst();
        return plain.map(MimePart::text)
                .or(() -> own("text/html").map(html -> plainOfHtml.apply(html.text())))
                .or(() -> own(BESIDE).map(MimePart::text))
                .orElse("");
    }

    /** Heads of the mails carried inside, whole or as headers only. */
    public List<Headers> carried() {
        return parts.stream().filter(MimePart::isCarriedHead).map(MimePart::headers).toList();
    }

    /** The visible text of HTML; a line per block, so that quoted mails stay apart. */
    static String plainOf(String html) {
        return plainOf(page(html));
    }

    private static String plainBesideQuotes(String html) {
        Document page = page(html);
        page.select("blockquote").remove();
        return plainOf(page);
    }

    private static Document page(String html) {
        return Jsoup.parse(html.length() > LONGEST_HTML ? html.substring(0, LONGEST_HTML) : html);
    }

    private static String plainOf(Document page) {
        page.select(BLOCKS).forEach(block -> block.prependText("\n"));
        page.select("td,th").forEach(cell -> cell.appendText(" "));
        return page.wholeText();
    }
}
