package com.mailflatrate.content;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A colour of CSS as numbers, to compare text with its ground (WCAG 2.2 §1.4.3).
 *
 * @param red 0 to 255, so are green and blue
 * @param alpha 0 to 1
 */
record Colour(double red, double green, double blue, double alpha) {

    static final Colour WHITE = new Colour(255, 255, 255, 1);
    static final Colour BLACK = new Colour(0, 0, 0, 1);
    static final Colour LINK = new Colour(0, 0, 238, 1);

    private static final Map<String, Integer> NAMES =
            Map.ofEntries(
                    Map.entry("black", 0x000000),
                    Map.entry("white", 0xffffff),
                    Map.entry("red", 0xff0000),
                    Map.entry("green", 0x008000),
                    Map.entry("blue", 0x0000ff),
                    Map.entry("yellow", 0xffff00),
                    Map.entry("gray", 0x808080),
                    Map.entry("grey", 0x808080),
                    Map.entry("silver", 0xc0c0c0),
                    Map.entry("maroon", 0x800000),
                    Map.entry("purple", 0x800080),
                    Map.entry("fuchsia", 0xff00ff),
                    Map.entry("lime", 0x00ff00),
                    Map.entry("olive", 0x808000),
                    Map.entry("navy", 0x000080),
                    Map.entry("teal", 0x008080),
                    Map.entry("aqua", 0x00ffff),
                    Map.entry("cyan", 0x00ffff),
                    Map.entry("magenta", 0xff00ff),
                    Map.entry("orange", 0xffa500),
                    Map.entry("darkgray", 0xa9a9a9),
                    Map.entry("darkgrey", 0xa9a9a9),
                    Map.entry("dimgray", 0x696969),
                    Map.entry("dimgrey", 0x696969),
                    Map.entry("lightgray", 0xd3d3d3),
                    Map.entry("lightgrey", 0xd3d3d3),
                    Map.entry("gainsboro", 0xdcdcdc),
                    Map.entry("whitesmoke", 0xf5f5f5),
                    Map.entry("snow", 0xfffafa),
                    Map.entry("ivory", 0xfffff0),
                    Map.entry("beige", 0xf5f5dc),
                    Map.entry("linen", 0xfaf0e6),
                    Map.entry("ghostwhite", 0xf8f8ff));

    /** Reads a colour; empty when it is none we know, so that the caller can be careful. */
    static Optional<Colour> parse(String text) {
        String css = text.strip().toLowerCase(Locale.ROOT);
        if (css.equals("transparent")) {
            return Optional.of(new Colour(0, 0, 0, 0));
        }
        Integer named = NAMES.get(css);
        if (named != null) {
            return Optional.of(ofRgb(named));
        }
        if (css.startsWith("#")) {
            return hex(css.substring(1));
        }
        if (css.startsWith("rgb")) {
            return function(css)
                    .filter(n -> n.length >= 3)
                    .map(n -> new Colour(n[0], n[1], n[2], n.length > 3 ? n[3] : 1));
        }
        if (css.startsWith("hsl")) {
            return function(css)
                    .filter(n -> n.length >= 3)
                    .map(n -> hsl(n[0], n[1] / 255, n[2] / 255, n.length > 3 ? n[3] : 1));
        }
        return css.matches("[0-9a-f]{6}") ? hex(css) : Optional.empty();
    }

    private static Colour ofRgb(int rgb) {
        return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 1);
    }

    private static Optional<Colour> hex(String digits) {
        if (!digits.matches("[0-9a-f]{3,8}")) {
            return Optional.empty();
        }
        int length = digits.length();
        if (length == 3 || length == 4) {
            StringBuilder wide = new StringBuilder();
            digits.chars().forEach(c -> wide.append((char) c).append((char) c));
            return hex(wide.toString());
        }
        if (length == 6) {
            return Optional.of(ofRgb(Integer.parseInt(digits, 16)));
        }
        return length == 8
                ? hex(digits.substring(0, 6))
                        .map(c -> c.withAlpha(Integer.parseInt(digits.substring(6), 16) / 255.0))
                : Optional.empty();
    }

    /** The numbers between the brackets; percentages of the first three are scaled to 255. */
    private static Optional<double[]> function(String css) {
        int open = css.indexOf('(');
        int close = css.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return Optional.empty();
        }
        String[] parts =
                css.substring(open + 1, close)
                        .replace('/', ' ')
                        .replace(',', ' ')
                        .strip()
                        .split("\\s+");
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            boolean percent = parts[i].endsWith("%");
            Double number =
                    Css.number(
                            percent
                                    ? parts[i].substring(0, parts[i].length() - 1)
                                    : parts[i].replace("deg", ""));
            if (number == null) {
                return Optional.empty();
            }
            numbers[i] = percent ? number / 100 * (i < 3 ? 255 : 1) : number;
        }
        return Optional.of(numbers);
    }

    private static Colour hsl(double hue, double saturation, double light, double alpha) {
        double chroma = (1 - Math.abs(2 * light - 1)) * saturation;
        double[] channel = new double[3];
        double[] shift = {0, 8, 4};
        for (int i = 0; i < 3; i++) {
            double k = ((shift[i] + hue / 30) % 12 + 12) % 12;
            channel[i] =
                    255 * (light - chroma / 2 * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1)));
        }
        return new Colour(channel[0], channel[1], channel[2], alpha);
    }

    Colour withAlpha(double share) {
        return new Colour(red, green, blue, share);
    }

    /** This colour painted over an opaque ground. */
    Colour over(Colour ground) {
        return new Colour(
                red * alpha + ground.red * (1 - alpha),
                green * alpha + ground.green * (1 - alpha),
                blue * alpha + ground.blue * (1 - alpha),
                1);
    }

    /** 1 (the same) to 21 (black on white). */
    double contrast(Colour ground) {
        double a = over(ground).luminance();
        double b = ground.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double channel) {
        double share = Math.max(0, Math.min(255, channel)) / 255;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
