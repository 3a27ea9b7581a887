package com.mailflatrate.forms;

import com.mailflatrate.kernel.Language;

/**
 * The plain HTML a customer puts into a page of its own. It posts to us from anywhere and works
 * without a script; with one line of ours more the sum against robots is done on the way. Nothing
 * in it is ticked. Pure.
 */
final class EmbedCode {

    private static final String FRAME =
            """
            <form action="{address}" method="post" accept-charset="utf-8">
              <p><label>{email} <input type="email" name="email" autocomplete="email" required></label></p>
            {fields}{boxes}  <p hidden><label>{empty} <input name="homepage" tabindex="-1" autocomplete="off"></label></p>
              <p><a href="{privacyUrl}">{privacy}</a></p>
              <p><button>{send}</button></p>
            </form>
            """;
    private static final String FIELD =
            """
              <p><label>{label} <input name="{key}" maxlength="80"{required}></label></p>
            """;
    private static final String BOX =
            """
              <p><label><input type="checkbox" name="{name}" value="on" autocomplete="off"{required}> {text}</label></p>
            """;

    private EmbedCode() {}

    static String of(FormVersion version, String key, String pages) {
        boolean german = version.language() == Language.DE;
        String address = escaped(pages + "/f/" + key);
        String html =
                FRAME.replace("{address}", address)
                        .replace("{email}", german ? "E-Mail-Adresse" : "E-mail address")
                        .replace("{empty}", german ? "Bitte leer lassen" : "Please leave empty")
                        .replace("{privacy}", german ? "Datenschutz" : "Privacy")
                        .replace("{send}", german ? "Anmelden" : "Sign up")
                        .replace("{privacyUrl}", escaped(version.privacyUrl()))
                        .replace("{fields}", fields(version))
                        .replace("{boxes}", boxes(version));
        return version.proofOfWork()
                ? html + "<script src=\"" + address + "/form.js\" defer></script>\n"
                : html;
    }

    private static String fields(FormVersion version) {
        StringBuilder fields = new StringBuilder();
        for (FormVersion.Field field : version.fields()) {
            fields.append(
                    FIELD.replace("{required}", field.required() ? " required" : "")
                            .replace("{key}", escaped(field.key()))
                            .replace("{label}", escaped(field.label())));
        }
        return fields.toString();
    }

    private static String boxes(FormVersion version) {
        String tracking = version.trackingText();
        return box("consent", version.consentText(), true)
                + (tracking == null ? "" : box("tracking", tracking + optional(version), false));
    }

    private static String optional(FormVersion version) {
        return version.language() == Language.DE ? " (freiwillig)" : " (optional)";
    }

    private static String box(String name, String text, boolean required) {
        return BOX.replace("{name}", name)
                .replace("{required}", required ? " required" : "")
                .replace("{text}", escaped(text).replace("\n", "<br>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
