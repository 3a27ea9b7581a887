package com.mailflatrate.consent.forms;

import com.mailflatrate.kernel.Language;

/**
 * The plain HTML a customer puts into a page of its own. It posts to us from anywhere and works
 * without a script; with one line of ours more the sum against robots is done on the way. Nothing
 * in it is ticked. Pure.
 */
final class EmbedCode {

    private EmbedCode() {}

    static String of(FormVersion version, String key, String pages) {
        boolean german = version.language() == Language.DE;
        String address = pages + "/f/" + key;
        StringBuilder html = new StringBuilder();
        html.append("<form action=\"")
                .append(escaped(address))
                .append("\" method=\"post\" accept-charset=\"utf-8\">\n");
        html.append("  <p><label>")
                .append(german ? "E-Mail-Adresse" : "E-mail address")
                .append(
                        " <input type=\"email\" name=\"email\" autocomplete=\"email\" required></label></p>\n");
        for (FormVersion.Field field : version.fields()) {
            html.append("  <p><label>")
                    .append(escaped(field.label()))
                    .append(" <input name=\"")
                    .append(escaped(field.key()))
                    .append("\" maxlength=\"80\"")
                    .append(field.required() ? " required" : "")
                    .append("></label></p>\n");
        }
        box(html, "consent", version.consentText(), true);
        String tracking = version.trackingText();
        if (tracking != null) {
            box(html, "tracking", tracking, false);
        }
        html.append("  <p hidden><label>")
                .append(german ? "Bitte leer lassen" : "Please leave empty")
                .append(
                        " <input name=\"homepage\" tabindex=\"-1\" autocomplete=\"off\"></label></p>\n");
        html.append("  <p><a href=\"")
                .append(escaped(version.privacyUrl()))
                .append("\">")
                .append(german ? "Datenschutz" : "Privacy")
                .append("</a></p>\n  <p><button>")
                .append(german ? "Anmelden" : "Sign up")
                .append("</button></p>\n</form>\n");
        if (version.proofOfWork()) {
            html.append("<script src=\"")
                    .append(escaped(address))
                    .append("/form.js\" defer></script>\n");
        }
        return html.toString();
    }

    private static void box(StringBuilder html, String name, String text, boolean required) {
        html.append("  <p><label><input type=\"checkbox\" name=\"")
                .append(name)
                .append("\" value=\"on\" autocomplete=\"off\"")
                .append(required ? " required" : "")
                .append("> ")
                .append(escaped(text).replace("\n", "<br>"))
                .append("</label></p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
