package com.mailflatrate.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person who opens the mail sees an element: walks from the root down to it and judges
 * display, size, colour and place, under every media condition (compliance rows D1 and D2). Not
 * thread-safe.
 */
final class Visibility {

    private static final double SMALLEST = 9;
    private static final double FAR = -400;
    private static final Set<String> UNSEEN =
            Set.of(
                    "head",
                    "title",
                    "template",
                    "noscript",
                    "script",
                    "style",
                    "textarea",
                    "select",
                    "option",
                    "datalist",
                    "dialog",
                    "iframe",
                    "object",
                    "video",
                    "audio",
                    "canvas",
                    "map",
                    "noframes",
                    "noembed",
                    "details",
                    "meter",
                    "progress",
                    "svg",
                    "math",
                    "frameset",
                    "xmp",
                    "plaintext");

    private final Cascade cascade;

    Visibility(Document mail) {
        this.cascade = new Cascade(mail);
    }

    /** What an ancestor hands down. */
    private record Inherited(double fontSize, Colour colour, Colour ground, double opacity) {}

    /**
     * Why the text of an element cannot be seen; empty when it can.
     *
     * @param contrast the least contrast between text and ground, 1 to 21
     */
    Optional<Hidden> judge(Element element, double contrast) {
        if (cascade.isUnreadable()) {
            return Optional.of(Hidden.UNREADABLE_STYLE);
        }
        Deque<Element> chain = new ArrayDeque<>();
        for (Element each = element;
                each != null && !(each instanceof Document);
                each = each.parent()) {
            chain.push(each);
        }
        for (String condition : cascade.media()) {
            Optional<Hidden> hidden = judge(chain, condition, contrast);
            if (hidden.isPresent()) {
                return hidden;
            }
        }
        return Optional.empty();
    }

    private Optional<Hidden> judge(Deque<Element> chain, String condition, double contrast) {
        Inherited state = new Inherited(16, Colour.BLACK, Colour.WHITE, 1);
        boolean visible = true;
        for (Element each : chain) {
            if (UNSEEN.contains(each.normalName())) {
                return Optional.of(Hidden.NOT_DISPLAYED);
            }
            Map<String, String> css = cascade.valuesOf(each, condition);
            Optional<Hidden> box = box(css, state.fontSize);
            if (box.isPresent()) {
                return box;
            }
            String visibility = css.get("visibility");
            visible =
                    visibility == null || visibility.equals("inherit")
                            ? visible
                            : visibility.equals("visible");
            Inherited next = inherit(each, css, state);
            if (next == null) {
                return Optional.of(Hidden.UNREADABLE_STYLE);
            }
            state = next;
        }
        if (!visible || state.opacity < 0.4) {
            return Optional.of(Hidden.INVISIBLE);
        }
        if (state.fontSize < SMALLEST) {
            return Optional.of(Hidden.TOO_SMALL);
        }
        Colour shown = state.colour.withAlpha(state.colour.alpha() * state.opacity);
        return shown.contrast(state.ground) < contrast
                ? Optional.of(Hidden.SAME_COLOUR)
                : Optional.empty();
    }

    private static @Nullable Inherited inherit(
            Element each, Map<String, String> css, Inherited from) {
        String size = css.get("font-size");
        Double pixels =
                size == null || size.equals("inherit")
                        ? (Double) from.fontSize
                        : Css.pixels(size, from.fontSize);
        Colour colour = colour(css, "-webkit-text-fill-color", null);
        if (colour == null) {
            boolean link =
                    each.normalName().equals("a")
                            && each.hasAttr("href")
                            && !css.containsKey("color");
            colour = link ? Colour.LINK : colour(css, "color", from.colour);
        }
        Colour ground = colour(css, "background-color", new Colour(0, 0, 0, 0));
        Double opacity = css.containsKey("opacity") ? share(css.get("opacity")) : (Double) 1.0;
        if (pixels == null || colour == null || ground == null || opacity == null) {
            return null;
        }
        return new Inherited(pixels, colour, ground.over(from.ground), from.opacity * opacity);
    }

    private static @Nullable Double share(@Nullable String value) {
        if (value == null) {
            return 1.0;
        }
        Double number = Css.number(value.replace("%", ""));
        return number != null && value.endsWith("%") ? (Double) (number / 100) : number;
    }

    /** A colour; the given one when the property is absent; null when it is there and unknown. */
    private static @Nullable Colour colour(
            Map<String, String> css, String property, @Nullable Colour otherwise) {
        String value = css.get(property);
        if (value == null
                || value.equals("inherit")
                || value.equals("currentcolor")
                || value.equals("initial")) {
            return otherwise;
        }
        return Colour.parse(value).orElse(null);
    }

    private static Optional<Hidden> box(Map<String, String> css, double base) {
        if ("none".equals(css.get("display"))
                || "all".equals(css.get("mso-hide"))
                || css.containsKey("x-escaped")
                || "hidden".equals(css.get("content-visibility"))) {
            return Optional.of(Hidden.NOT_DISPLAYED);
        }
        if (isOffScreen(css, base)) {
            return Optional.of(Hidden.OFF_SCREEN);
        }
        String overflow = css.getOrDefault("overflow", css.getOrDefault("overflow-y", "visible"));
        boolean cut =
                overflow.startsWith("hidden")
                        || overflow.startsWith("clip")
                        || overflow.startsWith("scroll")
                        || overflow.startsWith("auto");
        for (String side : new String[] {"height", "max-height", "width", "max-width"}) {
            Double length =
                    css.containsKey(side) ? Css.pixels(css.getOrDefault(side, ""), base) : null;
            if (cut
                    && length != null
                    && length < SMALLEST
                    && !css.getOrDefault(side, "").endsWith("%")) {
                return Optional.of(Hidden.CUT_OFF);
            }
        }
        return Optional.empty();
    }

    private static boolean isOffScreen(Map<String, String> css, double base) {
        String position = css.getOrDefault("position", "static");
        for (String side : new String[] {"left", "top", "right", "bottom", "inset"}) {
            if (!position.equals("static") && isFar(css.get(side), base)) {
                return true;
            }
        }
        for (String side :
                new String[] {
                    "text-indent", "margin", "margin-left", "margin-top", "margin-right"
                }) {
            if (isFar(css.get(side), base)) {
                return true;
            }
        }
        String moved =
                css.getOrDefault("transform", "")
                        + css.getOrDefault("translate", "")
                        + css.getOrDefault("scale", "");
        String clipped = css.getOrDefault("clip", "auto") + css.getOrDefault("clip-path", "none");
        return moved.matches(".*(-\\d{3,}|scale[xy3d]*\\(\\s*0?\\.?0*[,)]|translate.*\\d{4}).*")
                || css.getOrDefault("scale", "1").matches("0?\\.?0*")
                || !clipped.equals("autonone")
                || css.getOrDefault("filter", "").contains("opacity(0");
    }

    private static boolean isFar(@Nullable String value, double base) {
        if (value == null) {
            return false;
        }
        for (String word : value.split("\\s+")) {
            Double length = Css.pixels(word, base);
            if (length != null && (length < FAR || length > 4_000)) {
                return true;
            }
        }
        return false;
    }
}
