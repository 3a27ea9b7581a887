package com.mailflatrate.content;

import com.mailflatrate.content.merge.Escape;
import com.mailflatrate.content.merge.Slot;
import com.mailflatrate.content.merge.Template;
import com.mailflatrate.content.merge.Template.Compiled;
import com.mailflatrate.content.merge.TemplateError;
import com.mailflatrate.content.merge.Values;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * A mail compiled once and rendered for many: every way through its conditions has its own HTML and
 * its own text part, both with the locked footer in place. Immutable, thread-safe.
 */
public final class MailProgram {

    private final Template subject;
    private final Template html;
    private final @Nullable Template ownText;
    private final Map<String, Template> htmlWays;
    private final Map<String, Template> textWays;

    private MailProgram(
            Template subject, Template html, @Nullable Template ownText, Footer footer) {
        this.subject = subject;
        this.html = html;
        this.ownText = ownText;
        this.htmlWays = new LinkedHashMap<>();
        this.textWays = new LinkedHashMap<>();
        Map<String, Template> flat = html.paths();
        flat.forEach(
                (way, template) ->
                        htmlWays.put(way, template.with(Slot.FOOTER, footer.html()).trimmed()));
        if (ownText == null) {
            flat.forEach((way, template) -> textWays.put(way, textOf(template, footer)));
        } else {
            ownText.paths()
                    .forEach((way, template) -> textWays.put(way, withFooter(template, footer)));
        }
    }

    /**
     * Compiles what a customer wrote; refused with every part that cannot be read, by field, line
     * and column.
     */
    public static Outcome<MailProgram> compile(
            MailSource source, Footer footer, Language language) {
        List<Reason> errors = new ArrayList<>();
        Template subject = line(source.subject(), "subject", errors);
        line(source.preheader() == null ? "" : source.preheader(), "preheader", errors);
        template(source.html(), "html", errors);
        Template text =
                source.text() == null || source.text().isBlank()
                        ? null
                        : template(source.text(), "text", errors);
        if (!errors.isEmpty()) {
            return Outcome.refused(errors);
        }
        String whole =
                Skeleton.complete(source.html(), source.subject(), source.preheader(), language);
        Template html = template(whole, "html", errors);
        return errors.isEmpty()
                ? Outcome.done(new MailProgram(subject, html, text, footer))
                : Outcome.refused(errors);
    }

    private static Template line(String source, String field, List<Reason> errors) {
        Template template = template(source, field, errors);
        for (Slot slot : Slot.values()) {
            if (slot != Slot.LIST_NAME && template.names(slot)) {
                errors.add(
                        new TemplateError(TemplateError.Kind.FOOTER_NOT_HERE, 1, 1, slot.word())
                                .reason(field));
            }
        }
        return template;
    }

    private static Template template(String source, String field, List<Reason> errors) {
        return switch (Template.compile(source)) {
            case Compiled.Ready(Template template) -> template;
            case Compiled.Broken(TemplateError error) -> {
                errors.add(error.reason(field));
                yield Template.literal("");
            }
        };
    }

    private static Template textOf(Template way, Footer footer) {
        return way.fromMarks(TextPart.of(Jsoup.parse(way.renderMarks())))
                .with(Slot.FOOTER, footer.text())
                .trimmed();
    }

    /** A text part always ends with the footer, wherever its writer forgot it. */
    private static Template withFooter(Template way, Footer footer) {
        Template whole = way.names(Slot.FOOTER) ? way : way.then(List.of("\n\n", Slot.FOOTER));
        return whole.with(Slot.FOOTER, footer.text()).trimmed();
    }

    /** The mail for one reader. */
    public RenderedMail render(Values values) {
        String way = html.pathOf(values);
        String textWay = ownText == null ? way : ownText.pathOf(values);
        return new RenderedMail(
                oneLine(subject.render(values, Escape.PLAIN)),
                of(htmlWays, way).pieces(values, Escape.HTML),
                of(textWays, textWay).pieces(values, Escape.PLAIN));
    }

    /** Every way through the HTML, with the text part that goes with it. */
    List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        htmlWays.forEach((key, template) -> ways.add(new Way(template, textWays.get(key))));
        if (ownText != null) {
            ways.clear();
            htmlWays.values().forEach(template -> ways.add(new Way(template, null)));
            textWays.values().forEach(template -> ways.add(new Way(null, template)));
        }
        return ways;
    }

    /** One way; where the text part has conditions of its own, HTML and text stand alone. */
    record Way(@Nullable Template html, @Nullable Template text) {}

    /** The subject in each of its ways. */
    List<Template> subjects() {
        return List.copyOf(subject.paths().values());
    }

    /** The names of the contact's fields a mail needs. */
    public Set<String> fields() {
        Set<String> names = new TreeSet<>(subject.fields());
        names.addAll(html.fields());
        if (ownText != null) {
            names.addAll(ownText.fields());
        }
        return names;
    }

    private static Template of(Map<String, Template> ways, String key) {
        Template way = ways.get(key);
        if (way == null) {
            throw new IllegalStateException("no way " + key + " through this mail");
        }
        return way;
    }

    private static String oneLine(String text) {
        return text.strip().replace('\n', ' ').replace('\r', ' ');
    }
}
