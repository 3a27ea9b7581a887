package com.mailflatrate.web.imports;

import com.mailflatrate.audience.FieldRules;
import com.mailflatrate.imports.Upload;
import com.mailflatrate.web.shared.Shell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a person chose for the columns of a file.
 *
 * @param typed the form's values by name, {@code c0}, {@code c1} …; columns left out are absent
 * @param mapping our field to the heading
 * @param twice fields that were chosen for two columns
 */
record Columns(Map<String, String> typed, Map<String, String> mapping, List<String> twice) {

    static Columns of(Upload upload, Map<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, String> mapping = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (int i = 0; i < upload.headings().size(); i++) {
            String chosen = form.getOrDefault("c" + i, "");
            String field = chosen.equals("own") ? ownField(upload.headings().get(i), i) : chosen;
            if (!field.isEmpty()) {
                typed.put("c" + i, field);
                if (mapping.putIfAbsent(field, upload.headings().get(i)) != null) {
                    twice.add(field);
                }
            }
        }
        return new Columns(typed, mapping, twice);
    }

    /** Heading to the field we take it for. */
    static Map<String, String> guessed(Upload upload) {
        Map<String, String> chosen = new HashMap<>();
        upload.guesses().forEach((field, heading) -> chosen.put(heading, field));
        return chosen;
    }

    Map<String, String> byHeading() {
        Map<String, String> chosen = new HashMap<>();
        mapping.forEach((field, heading) -> chosen.put(heading, field));
        return chosen;
    }

    /** What is wrong, by the name of the page's field. */
    Map<String, String> problems(Shell shell) {
        Map<String, String> problems = new HashMap<>();
        if (!mapping.containsKey("email")) {
            problems.put("c0", shell.text("imports.noEmail"));
        }
        for (String field : twice) {
            String name = shell.has("field." + field) ? shell.text("field." + field) : field;
            typed.forEach(
                    (column, chosen) -> {
                        if (chosen.equals(field)) {
                            problems.put(column, shell.text("imports.twice", name));
                        }
                    });
        }
        return problems;
    }

    /** A field named after its heading: {@code Lieblings-Sorte} becomes {@code lieblingsSorte}. */
    private static String ownField(String heading, int column) {
        StringBuilder key = new StringBuilder();
        for (String word :
                heading.replace("ß", "ss")
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                key.append(
                        key.isEmpty()
                                ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                                : word.substring(0, 1).toUpperCase(Locale.ROOT));
                key.append(word.substring(1));
            }
        }
        String name = key.length() > 31 ? key.substring(0, 31) : key.toString();
        return FieldRules.isKey(name) ? name : "field" + (column + 1);
    }
}
