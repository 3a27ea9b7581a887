package com.mailflatrate.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings, read from the records that hold them: name, default, and the sentence of their
 * Javadoc.
 */
final class Settings {

    private static final Pattern PREFIX =
            Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
    private static final Pattern TITLE = Pattern.compile("/\\*\\*\\s*\\n \\* (.+?)\\.?\\n");
    private static final Pattern PARAM =
            Pattern.compile("@param (\\w+) (.+?)(?=\\n \\* @param|\\n \\*/)", Pattern.DOTALL);
    private static final Pattern COMPONENT =
            Pattern.compile(
                    "@DefaultValue(?:\\(\"([^\"]*)\"\\))?\\s+(?:[\\w.]+(?:<\\w+>)?)\\s+(\\w+)");
    private static final Pattern SECRET = Pattern.compile("(password|master-key|smarthost)$");

    /** One setting. */
    record Setting(String group, String property, String usual, String sentence) {

        String variable() {
            return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        }

        boolean isSecret() {
            return SECRET.matcher(property).find();
        }
    }

    private Settings() {}

    static List<Setting> all() {
        return Sources.below(Sources.MAIN).stream()
                .flatMap(Settings::of)
                .filter(
                        setting ->
                                !setting.property()
                                        .equals("mailflatrate.doors.trusted-proxies")) // set by its
                // short name
                .sorted(Comparator.comparing(Setting::group).thenComparing(Setting::property))
                .toList();
    }

    static List<String> page() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "# Settings",
                                "",
                                "Each is an environment variable. All have defaults; empty means the default. A secret (🔑) can also be given as",
                                "`…_FILE`, the path of a file that holds it. This page is generated from the code."));
        String group = "";
        for (Setting setting : all()) {
            if (!setting.group().equals(group)) {
                group = setting.group();
                lines.addAll(
                        List.of(
                                "",
                                "## " + group,
                                "",
                                "| variable | default | |",
                                "|---|---|---|"));
            }
            lines.add(
                    "| `"
                            + setting.variable()
                            + "`"
                            + (setting.isSecret() ? " 🔑" : "")
                            + " | "
                            + (setting.usual().isEmpty() ? "" : "`" + setting.usual() + "`")
                            + " | "
                            + setting.sentence().replace("|", "\\|")
                            + " |");
        }
        return lines;
    }

    static List<String> example() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "# Every setting with its default, generated from the code; docs/operate/configuration.md says more.",
                                "# Take the # away to change one. Secrets can also be given as NAME_FILE, the path of a file."));
        for (Setting setting : all()) {
            lines.addAll(
                    List.of(
                            "",
                            "# " + setting.sentence().replace("`", ""),
                            "#" + setting.variable() + "=" + setting.usual()));
        }
        return lines;
    }

    private static Stream<Setting> of(Path file) {
        String text = Sources.text(file);
        Matcher prefix = PREFIX.matcher(text);
        if (!prefix.find()) {
            return Stream.of();
        }
        Matcher title = TITLE.matcher(text);
        String group = title.find() ? title.group(1) : Sources.name(file);
        Map<String, String> sentences = new TreeMap<>();
        PARAM.matcher(text)
                .results()
                .forEach(param -> sentences.put(param.group(1), plain(param.group(2))));
        return COMPONENT
                .matcher(text.substring(prefix.end()))
                .results()
                .map(
                        component -> {
                            String name = component.group(2);
                            String usual = component.group(1) == null ? "" : component.group(1);
                            String sentence = sentences.get(name);
                            if (sentence == null) {
                                throw new AssertionError(
                                        file + ": say in Javadoc what " + name + " is");
                            }
                            return new Setting(
                                    group, prefix.group(1) + "." + kebab(name), usual, sentence);
                        });
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n \\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
                .strip();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
