package com.mailflatrate.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
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
            {promise}  <p><label>{email} <input type="email" name="email" autocomplete="email" required></label></p>
            {fields}{boxes}  <input type="hidden" name="{shown}" value="{version}">
              <p hidden><label>{empty} <input name="homepage" tabindex="-1" autocomplete="off"></label></p>
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

    /** All of it, with the line for the sum against robots if the form asks for it. */
    static String of(FormVersion version, String address) {
        return version.proofOfWork()
                ? bare(version, address)
                        + "<script src=\""
                        + escaped(address)
                        + "/form.js\" defer></script>\n"
                : bare(version, address);
    }

    /** The form alone. */
    static String bare(FormVersion version, String address) {
        boolean german = version.language() == Language.DE;
        return FRAME.replace("{address}", escaped(address))
                .replace("{shown}", ShownWords.FIELD)
                .replace("{version}", Integer.toString(version.number()))
                .replace("{promise}", promise(version))
                .replace("{email}", german ? "E-Mail-Adresse" : "E-mail address")
                .replace("{empty}", german ? "Bitte leer lassen" : "Please leave empty")
                .replace("{privacy}", german ? "Datenschutz" : "Privacy")
                .replace("{send}", german ? "Anmelden" : "Sign up")
                .replace("{privacyUrl}", escaped(version.privacyUrl()))
                .replace("{fields}", fields(version))
                .replace("{boxes}", boxes(version));
    }

    private static String promise(FormVersion version) {
        Frequency promised = version.frequency();
        if (promised == null) {
            return "";
        }
        boolean german = version.language() == Language.DE;
        int max = promised.max();
        String mails =
                german
                        ? (max == 1 ? "eine Mail" : max + " Mails")
                        : max == 1 ? "one mail" : max + " mails";
        String unit =
                switch (promised.per()) {
                    case WEEK -> german ? "pro Woche" : "a week";
                    case MONTH -> german ? "pro Monat" : "a month";
                    case QUARTER -> german ? "pro Quartal" : "a quarter";
                };
        return "  <p>" + (german ? "Höchstens " : "At most ") + mails + ' ' + unit + ".</p>\n";
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

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
