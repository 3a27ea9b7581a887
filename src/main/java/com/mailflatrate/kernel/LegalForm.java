package com.mailflatrate.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a company is in law; it decides what its imprint must name (DDG § 5, GmbHG § 35a, AktG § 80,
 * HGB §§ 37a, 125, GenG § 25a).
 */
public enum LegalForm {
    SOLE_PROPRIETOR("sole-proprietor", "Einzelunternehmen"),
    FREELANCER("freelancer", "Freiberufler"),
    EK("ek", "e.K."),
    GBR("gbr", "GbR"),
    EGBR("egbr", "eGbR"),
    OHG("ohg", "OHG"),
    KG("kg", "KG"),
    GMBH_CO_KG("gmbh-co-kg", "GmbH & Co. KG"),
    GMBH("gmbh", "GmbH"),
    UG("ug", "UG (haftungsbeschränkt)"),
    AG("ag", "AG"),
    SE("se", "SE"),
    EG("eg", "eG"),
    EV("ev", "e.V."),
    FOUNDATION("foundation", "Stiftung"),
    PARTG("partg", "PartG"),
    PUBLIC_BODY("public-body", "Körperschaft des öffentlichen Rechts"),
    OTHER("other", "Andere Rechtsform");

    private static final Map<String, LegalForm> ALIASES =
            Map.ofEntries(
                    Map.entry("einzelunternehmer", SOLE_PROPRIETOR),
                    Map.entry("einzelunternehmen", SOLE_PROPRIETOR),
                    Map.entry("soletrader", SOLE_PROPRIETOR),
                    Map.entry("eingetragenerkaufmann", EK),
                    Map.entry("ekfr", EK),
                    Map.entry("ekfm", EK),
                    Map.entry("ughaftungsbeschränkt", UG),
                    Map.entry("ggmbh", GMBH),
                    Map.entry("verein", EV),
                    Map.entry("stiftung", FOUNDATION),
                    Map.entry("partgmbb", PARTG),
                    Map.entry("öffentlichestelle", PUBLIC_BODY),
                    Map.entry("behörde", PUBLIC_BODY));

    private final String word;
    private final String title;

    LegalForm(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As the API and the database name it: {@code gmbh-co-kg}. */
    public String word() {
        return word;
    }

    /** As an imprint and a form name it; German, as these are forms of German law. */
    public String title() {
        return title;
    }

    /**
     * Reads the word, or the form as people write it in any case and with any dots: {@code GmbH &
     * Co. KG}, {@code e.V.}
     */
    public static Optional<LegalForm> parse(String text) {
        String letters = letters(text);
        return Arrays.stream(values())
                .filter(
                        form ->
                                letters(form.word).equals(letters)
                                        || letters(form.title).equals(letters))
                .findFirst()
                .or(() -> Optional.ofNullable(ALIASES.get(letters)));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
