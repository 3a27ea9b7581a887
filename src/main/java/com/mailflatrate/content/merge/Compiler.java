package com.mailflatrate.content.merge;

import com.mailflatrate.content.merge.Expression.Kind;
import com.mailflatrate.content.merge.Expression.Word;
import com.mailflatrate.content.merge.Node.Branch;
import com.mailflatrate.content.merge.Node.Choice;
import com.mailflatrate.content.merge.Node.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a source once from left to right, in time proportional to its length. */
final class Compiler {

    private static final int DEEPEST = 8;
    private static final int NAME_MOST = 40;
    private static final String CONTACT = "contact.";

    private final String source;
    private int at;
    private int depth;

    Compiler(String source) {
        this.source = source;
    }

    List<Node> compile() {
        refuseStrangeCharacters();
        Body body = body();
        if (body.end != null) {
            throw error(TemplateError.Kind.OUT_OF_PLACE, body.end.offset, body.end.inside);
        }
        return body.nodes;
    }

    /** A {@code {% … %}} with its first word. */
    private record Tag(String word, String inside, int offset) {}

    private record Body(List<Node> nodes, @Nullable Tag end) {}

    /** Nodes up to the tag that ends this body, which is handed back. */
    private Body body() {
        List<Node> nodes = new ArrayList<>();
        while (at < source.length()) {
            int open = nextOpening(at);
            if (open < 0) {
                nodes.add(new Node.Text(source.substring(at)));
                at = source.length();
                break;
            }
            if (open > at) {
                nodes.add(new Node.Text(source.substring(at, open)));
            }
            at = open;
            if (source.charAt(open + 1) == '{') {
                nodes.add(slot());
                continue;
            }
            Tag tag = tag();
            if (!tag.word.equals("if")) {
                return new Body(nodes, tag);
            }
            nodes.add(choice(tag));
        }
        return new Body(nodes, null);
    }

    private Node slot() {
        int offset = at;
        String inside = inside("}}");
        List<Word> words = Expression.words(inside);
        if (words.size() == 1 && words.getFirst().kind() == Kind.NAME) {
            var own = Slot.of(words.getFirst().text());
            if (own.isPresent()) {
                return new Node.Own(own.get(), offset);
            }
        }
        boolean withDefault =
                words.size() == 5
                        && words.get(1).is("|")
                        && words.get(2).is("default")
                        && words.get(3).is(":")
                        && words.get(4).kind() == Kind.STRING;
        if (words.size() != 1 && !withDefault) {
            throw error(TemplateError.Kind.UNKNOWN_WORD, offset, inside);
        }
        String field = field(words.getFirst(), offset, inside);
        return new Node.Field(field, withDefault ? words.get(4).text() : null, offset);
    }

    private Choice choice(Tag first) {
        if (++depth > DEEPEST) {
            throw error(TemplateError.Kind.TOO_DEEP, first.offset, first.inside);
        }
        List<Branch> branches = new ArrayList<>();
        Condition when = condition(first);
        boolean elseSeen = false;
        while (true) {
            Body body = body();
            branches.add(new Branch(when, body.nodes));
            Tag end = body.end;
            if (end == null) {
                throw error(TemplateError.Kind.IF_NOT_ENDED, first.offset, first.inside);
            }
            if (end.word.equals("endif")) {
                break;
            }
            if (elseSeen) {
                throw error(TemplateError.Kind.OUT_OF_PLACE, end.offset, end.inside);
            }
            elseSeen = end.word.equals("else");
            when = elseSeen ? null : condition(end);
        }
        if (!elseSeen) {
            branches.add(new Branch(null, List.of()));
        }
        depth--;
        return new Choice(branches);
    }

    private Condition condition(Tag tag) {
        List<Word> words = Expression.words(tag.inside);
        boolean presence = words.size() == 2;
        boolean comparison =
                words.size() == 4
                        && (words.get(2).is("==") || words.get(2).is("!="))
                        && words.get(3).kind() == Kind.STRING;
        if (!presence && !comparison) {
            throw error(TemplateError.Kind.UNKNOWN_WORD, tag.offset, tag.inside);
        }
        String field = field(words.get(1), tag.offset, tag.inside);
        String lower = field.toLowerCase(Locale.ROOT);
        if (lower.contains("email")
                || lower.contains("e-mail")
                || lower.contains("domain")
                || lower.equals("mail")) {
            throw error(TemplateError.Kind.CONDITION_ON_ADDRESS, tag.offset, tag.inside);
        }
        return presence
                ? new Condition(field, true, null)
                : new Condition(field, words.get(2).is("=="), words.get(3).text());
    }

    private Tag tag() {
        int offset = at;
        String inside = inside("%}");
        List<Word> words = Expression.words(inside);
        String word = words.isEmpty() ? "" : words.getFirst().text();
        boolean alone = word.equals("else") || word.equals("endif");
        boolean known = alone ? words.size() == 1 : word.equals("if") || word.equals("elsif");
        if (!known) {
            throw error(TemplateError.Kind.UNKNOWN_WORD, offset, inside);
        }
        return new Tag(word, inside, offset);
    }

    private String field(Word word, int offset, String inside) {
        String name = word.text();
        boolean shaped =
                word.kind() == Kind.NAME
                        && name.startsWith(CONTACT)
                        && name.length() > CONTACT.length()
                        && name.length() <= CONTACT.length() + NAME_MOST
                        && name.indexOf('.', CONTACT.length()) < 0;
        if (!shaped) {
            throw error(TemplateError.Kind.UNKNOWN_WORD, offset, inside);
        }
        return name.substring(CONTACT.length());
    }

    private String inside(String closing) {
        int end = source.indexOf(closing, at + 2);
        int next = nextOpening(at + 2);
        if (end < 0 || next >= 0 && next < end) {
            throw error(
                    TemplateError.Kind.NOT_CLOSED,
                    at,
                    source.substring(at, Math.min(source.length(), at + 40)));
        }
        String inside = source.substring(at + 2, end);
        at = end + 2;
        return inside.startsWith("-") || inside.endsWith("-")
                ? inside.replaceAll("^-|-$", "")
                : inside;
    }

    private int nextOpening(int from) {
        for (int i = source.indexOf('{', from);
                i >= 0 && i + 1 < source.length();
                i = source.indexOf('{', i + 1)) {
            char next = source.charAt(i + 1);
            if (next == '{' || next == '%') {
                return i;
            }
        }
        return -1;
    }

    /** The marks the content checks put in place of fields must not be in the source already. */
    private void refuseStrangeCharacters() {
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c >= '\uFDD0' && c <= '\uFDEF' || c == 0) {
                throw error(TemplateError.Kind.STRANGE_CHARACTER, i, "U+%04X".formatted((int) c));
            }
        }
    }

    private TemplateException error(TemplateError.Kind kind, int offset, String excerpt) {
        return new TemplateException(TemplateError.at(kind, source, offset, excerpt));
    }
}
