package com.mailflatrate.content;

import com.mailflatrate.content.merge.Escape;
import com.mailflatrate.content.merge.Template;
import com.mailflatrate.content.merge.TemplateError;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.Flag;
import com.mailflatrate.policy.SubjectRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Looks at a mail as its readers will: every way through it, rendered and parsed. Finds what must
 * not stand in it (D9), whether the unsubscribe link (D1) and the imprint (D2) are there to be
 * seen, and where its links lead.
 */
public final class ContentCheck {

    /** Gmail cuts a mail off here. */
    public static final int CLIPPED_AT = 102 * 1024;

    /** Of the rendered HTML. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final double LINK_CONTRAST = 3;
    private static final double IMPRINT_CONTRAST = 4.5;

    private final MailProgram program;
    private final Footer footer;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Links links = new Links();
    private int bytes;

    private ContentCheck(MailProgram program, Footer footer) {
        this.program = program;
        this.footer = footer;
    }

    /**
     * What was found.
     *
     * @param bytes of the longest HTML
     */
    public record Result(List<Finding> findings, int bytes) {}

    /** Everything, for the gate. */
    public static Result of(MailProgram program, Footer footer) {
        ContentCheck check = new ContentCheck(program, footer);
        program.ways().forEach(check::look);
        check.findings.addAll(check.links.findings());
        check.size();
        return new Result(List.copyOf(check.findings), check.bytes);
    }

    /**
     * What must not even be saved: active content, and fields where a value would become markup.
     */
    public static List<Reason> unsaveable(String html) {
        Set<Reason> reasons = new LinkedHashSet<>();
        if (Template.compile(html) instanceof Template.Compiled.Ready(Template template)) {
            for (Template way : template.paths().values()) {
                Document marked = Jsoup.parse(way.renderMarks());
                fieldInTag(way, marked).ifPresent(error -> reasons.add(error.reason("html")));
                HtmlRules.violations(marked)
                        .forEach(
                                what ->
                                        reasons.add(
                                                Reason.field(Code.HTML_NOT_ALLOWED, "html", what)));
            }
        }
        return List.copyOf(reasons);
    }

    /** What is wrong with the subject, in any of its ways. */
    public static List<Flag> subjects(MailProgram program) {
        Set<Flag> flags = new LinkedHashSet<>();
        for (Template way : program.subjects()) {
            flags.addAll(SubjectRules.check(way.render(new SampleValues(), Escape.PLAIN)));
        }
        return List.copyOf(flags);
    }

    private void look(MailProgram.Way way) {
        if (way.html() != null) {
            lookAtHtml(way.html().render(new SampleValues(), Escape.HTML));
        }
        if (way.text() != null) {
            lookAtText(way.text().render(new SampleValues(), Escape.PLAIN));
        }
    }

    private void lookAtHtml(String html) {
        bytes = Math.max(bytes, html.getBytes(StandardCharsets.UTF_8).length);
        Document mail = Jsoup.parse(html);
        for (String forbidden : HtmlRules.violations(mail)) {
            findings.add(Finding.block("HTML_NOT_ALLOWED", forbidden));
        }
        Visibility eyes = new Visibility(mail);
        unsubscribeLink(mail, eyes, html);
        imprint(mail, eyes);
        links.collect(mail);
    }

    private void unsubscribeLink(Document mail, Visibility eyes, String html) {
        List<Element> found =
                mail.select("a[href]").stream()
                        .filter(link -> link.attr("href").strip().equals(SampleValues.UNSUBSCRIBE))
                        .toList();
        if (found.isEmpty()) {
            findings.add(Finding.block("UNSUBSCRIBE_MISSING"));
            return;
        }
        Hidden why = null;
        for (Element link : found) {
            Optional<Hidden> hidden = hiddenLink(link, eyes);
            if (hidden.isEmpty()) {
                clipped(html);
                return;
            }
            why = hidden.get();
        }
        findings.add(Finding.block("UNSUBSCRIBE_HIDDEN", why == null ? 0 : why.ordinal()));
    }

    /** Seen if any of the words in it can be seen. */
    private static Optional<Hidden> hiddenLink(Element link, Visibility eyes) {
        Optional<Hidden> worst = Optional.of(Hidden.IMAGE_ONLY);
        for (Element part : link.getAllElements()) {
            if (part.ownText().codePoints().filter(Character::isLetter).count() >= 3) {
                worst = eyes.judge(part, LINK_CONTRAST);
                if (worst.isEmpty()) {
                    return worst;
                }
            }
        }
        return worst;
    }

    private void clipped(String html) {
        int at = html.lastIndexOf(SampleValues.UNSUBSCRIBE);
        if (html.substring(0, at).getBytes(StandardCharsets.UTF_8).length > CLIPPED_AT) {
            findings.add(Finding.warn("UNSUBSCRIBE_CLIPPED"));
        }
    }

    private void imprint(Document mail, Visibility eyes) {
        List<TextNode> texts = mail.body().nodeStream(TextNode.class).toList();
        for (String line : footer.imprint()) {
            Hidden why = null;
            boolean found = false;
            boolean seen = false;
            for (TextNode text : texts) {
                if (text.parent() instanceof Element parent && text.text().contains(line)) {
                    Optional<Hidden> hidden = eyes.judge(parent, IMPRINT_CONTRAST);
                    found = true;
                    seen |= hidden.isEmpty();
                    why = hidden.orElse(why);
                }
            }
            if (!found) {
                findings.add(Finding.block("IMPRINT_MISSING", line));
            } else if (!seen) {
                findings.add(Finding.block("IMPRINT_HIDDEN", why == null ? 0 : why.ordinal()));
            }
        }
    }

    private void lookAtText(String text) {
        if (!text.contains(SampleValues.UNSUBSCRIBE)) {
            findings.add(Finding.block("UNSUBSCRIBE_MISSING"));
        }
        for (String line : footer.imprint()) {
            if (!text.contains(line)) {
                findings.add(Finding.block("IMPRINT_MISSING", line));
            }
        }
    }

    private void size() {
        if (bytes > MOST_BYTES) {
            findings.add(Finding.block("HTML_TOO_LARGE", bytes / 1024));
        } else if (bytes > CLIPPED_AT) {
            findings.add(Finding.warn("HTML_CLIPPED", bytes / 1024));
        } else {
            findings.add(Finding.ok("SIZE", (bytes + 1023) / 1024));
        }
    }

    /** A value inside a tag, a style or a comment would be markup, whatever is escaped. */
    private static Optional<TemplateError> fieldInTag(Template way, Document marked) {
        List<String> places = new ArrayList<>();
        for (Element element : marked.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                places.add(attribute.getKey());
                places.add(attribute.getValue());
            }
            places.add(element.tagName());
            for (Node node : element.childNodes()) {
                if (node instanceof DataNode data) {
                    places.add(data.getWholeData());
                } else if (node instanceof Comment comment) {
                    places.add(comment.getData());
                }
            }
        }
        return places.stream()
                .map(way::firstField)
                .filter(mark -> mark >= 0)
                .findFirst()
                .map(mark -> way.errorAt(mark, TemplateError.Kind.FIELD_INSIDE_TAG));
    }
}
