package com.mailflatrate.content.merge;

import com.mailflatrate.kernel.Pieces;
import com.mailflatrate.kernel.Pieces.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A compiled text in the merge language: {@code {{ contact.firstName | default: "…" }}}, {@code {{
 * footer }}} and its kin, {@code {% if contact.x == "…" %}…{% elsif %}…{% else %}…{% endif %}}. It
 * runs no code, calls nothing, and renders in time proportional to its length. Immutable,
 * thread-safe.
 */
public final class Template {

    /** Ways through a template; the gate looks at each. */
    public static final int MOST_PATHS = 32;

    /** Characters of a rendered text; what would be longer is no mail. */
    public static final int MOST_RENDERED = 8 * 1024 * 1024;

    private final String source;
    private final List<Node> nodes;

    private Template(String source, List<Node> nodes) {
        this.source = source;
        this.nodes = List.copyOf(nodes);
    }

    /** What came of compiling. */
    public sealed interface Compiled {

        /** It can be rendered. */
        record Ready(Template template) implements Compiled {}

        /** It cannot, and this is the first place. */
        record Broken(TemplateError error) implements Compiled {}
    }

    /** Compiles a source of any length in one pass. */
    public static Compiled compile(String source) {
        try {
            Template template = new Template(source, new Compiler(source).compile());
            if (Paths.count(template.nodes) > MOST_PATHS) {
                return new Compiled.Broken(
                        TemplateError.at(
                                TemplateError.Kind.TOO_MANY_BRANCHES,
                                source,
                                0,
                                "> " + MOST_PATHS));
            }
            return new Compiled.Ready(template);
        } catch (TemplateException broken) {
            return new Compiled.Broken(broken.error());
        }
    }

    /** A text of ours that is no template, whatever braces it holds. */
    public static Template literal(String text) {
        return new Template(text, List.of(new Node.Text(text)));
    }

    /** Texts and values of ours in a row; each piece is a {@link String} or a {@link Slot}. */
    public static Template of(List<Object> pieces) {
        List<Node> nodes = new ArrayList<>();
        for (Object piece : pieces) {
            nodes.add(
                    piece instanceof Slot slot
                            ? new Node.Own(slot, 0)
                            : new Node.Text((String) piece));
        }
        return new Template("", nodes);
    }

    /**
     * Fills the template.
     *
     * @throws IllegalStateException when the text grows beyond {@link #MOST_RENDERED}
     */
    public String render(Values values, Escape escape) {
        StringBuilder out = new StringBuilder(source.length() + 256);
        render(nodes, values, escape, out);
        return out.toString();
    }

    private static void render(List<Node> nodes, Values values, Escape escape, StringBuilder out) {
        for (Node node : nodes) {
            refuseTooLong(out.length());
            switch (node) {
                case Node.Text(String text) -> out.append(text);
                case Node.Own(Slot slot, int offset) -> escape.append(values.own(slot), out);
                case Node.Field field -> escape.append(valueOf(field, values), out);
                case Node.Choice choice ->
                        render(chosen(choice, values).body(), values, escape, out);
            }
        }
    }

    /**
     * Fills a template without choices, and keeps apart what every reader gets alike.
     *
     * @throws IllegalStateException when the text grows beyond {@link #MOST_RENDERED}
     */
    public Pieces pieces(Values values, Escape escape) {
        List<Piece> pieces = new ArrayList<>(nodes.size());
        long length = 0;
        for (Node node : nodes) {
            Piece piece =
                    switch (node) {
                        case Node.Text(String text) -> new Piece(text, true);
                        case Node.Own(Slot slot, int offset) ->
                                new Piece(escape.of(values.own(slot)), false);
                        case Node.Field field ->
                                new Piece(escape.of(valueOf(field, values)), false);
                        case Node.Choice choice ->
                                throw new IllegalStateException("a way has no choices left");
                    };
            length += piece.text().length();
            refuseTooLong(length);
            pieces.add(piece);
        }
        return new Pieces(pieces);
    }

    private static void refuseTooLong(long length) {
        if (length > MOST_RENDERED) {
            throw new IllegalStateException(
                    "a template renders more than " + MOST_RENDERED + " characters");
        }
    }

    private static String valueOf(Node.Field field, Values values) {
        String value = values.contact(field.name());
        if (value != null && !value.isEmpty()) {
            return value;
        }
        return field.otherwise() == null ? "" : field.otherwise();
    }

    private static Node.Branch chosen(Node.Choice choice, Values values) {
        for (Node.Branch branch : choice.branches()) {
            Node.Condition when = branch.when();
            if (when == null || when.holds(values)) {
                return branch;
            }
        }
        throw new IllegalStateException("a choice without a last way");
    }

    /**
     * Every way through, without choices left, by the key that {@link #pathOf} gives; in order, at
     * most 32.
     */
    public Map<String, Template> paths() {
        Map<String, Template> paths = new LinkedHashMap<>();
        Paths.all(nodes).forEach((key, flat) -> paths.put(key, new Template(source, flat)));
        return paths;
    }

    /** The way these values take. */
    public String pathOf(Values values) {
        StringBuilder key = new StringBuilder();
        pathOf(nodes, values, key);
        return key.toString();
    }

    private static void pathOf(List<Node> nodes, Values values, StringBuilder key) {
        for (Node node : nodes) {
            if (node instanceof Node.Choice choice) {
                Node.Branch branch = chosen(choice, values);
                key.append(choice.branches().indexOf(branch)).append('.');
                pathOf(branch.body(), values, key);
            }
        }
    }

    /**
     * The same with another template in the place of a value of ours. Only for templates without
     * choices.
     */
    public Template with(Slot slot, Template inside) {
        List<Node> all = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Node.Own own && own.slot() == slot) {
                all.addAll(inside.nodes);
            } else {
                all.add(node);
            }
        }
        return new Template(source, joined(all));
    }

    /** Neighbouring texts as one. */
    private static List<Node> joined(List<Node> nodes) {
        List<Node> all = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Node.Text(String more)
                    && !all.isEmpty()
                    && all.getLast() instanceof Node.Text(String text)) {
                all.set(all.size() - 1, new Node.Text(text + more));
            } else {
                all.add(node);
            }
        }
        return all;
    }

    /** The same without blanks and line breaks at its end. */
    public Template trimmed() {
        List<Node> all = new ArrayList<>(nodes);
        while (!all.isEmpty() && all.getLast() instanceof Node.Text(String text)) {
            all.removeLast();
            if (!text.isBlank()) {
                all.add(new Node.Text(text.stripTrailing()));
                break;
            }
        }
        return new Template(source, all);
    }

    /** The same with more pieces of ours at its end. */
    public Template then(List<Object> pieces) {
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(of(pieces).nodes);
        return new Template(source, all);
    }

    /** The names of the contact's fields it shows or asks for, sorted. */
    public Set<String> fields() {
        Set<String> names = new TreeSet<>();
        collect(nodes, names);
        return names;
    }

    private static void collect(List<Node> nodes, Set<String> names) {
        for (Node node : nodes) {
            if (node instanceof Node.Field field) {
                names.add(field.name());
            } else if (node instanceof Node.Choice choice) {
                for (Node.Branch branch : choice.branches()) {
                    Node.@Nullable Condition when = branch.when();
                    if (when != null) {
                        names.add(when.field());
                    }
                    collect(branch.body(), names);
                }
            }
        }
    }

    /** Whether a value of ours stands somewhere in it. */
    public boolean names(Slot slot) {
        return names(nodes, slot);
    }

    private static boolean names(List<Node> nodes, Slot slot) {
        return nodes.stream()
                .anyMatch(
                        node ->
                                switch (node) {
                                    case Node.Own own -> own.slot() == slot;
                                    case Node.Choice choice ->
                                            choice.branches().stream()
                                                    .anyMatch(branch -> names(branch.body(), slot));
                                    case Node.Text text -> false;
                                    case Node.Field field -> false;
                                });
    }

    /**
     * Fills a way through with marks instead of values, so that a check can see where each value
     * would stand.
     *
     * @see Marks
     */
    public String renderMarks() {
        return Marks.render(nodes);
    }

    /** Reads a text with marks back into a template: what stood around the marks is literal. */
    public Template fromMarks(String marked) {
        return new Template(source, Marks.read(marked, nodes));
    }

    /** The number of the first mark in a text that stands for a contact's field, or -1. */
    public int firstField(String marked) {
        for (int mark : Marks.all(marked)) {
            if (nodes.get(mark) instanceof Node.Field) {
                return mark;
            }
        }
        return -1;
    }

    /** Where in the source the value behind a mark stands. */
    public TemplateError errorAt(int mark, TemplateError.Kind kind) {
        return TemplateError.at(
                kind, source, Marks.offset(nodes.get(mark)), Marks.name(nodes.get(mark)));
    }
}
