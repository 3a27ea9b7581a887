package com.mailflatrate.content;

import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.LegalForm;
import java.util.Locale;

/**
 * The fixed words of the footer. They are part of what a mailing was cleared with, so they stand
 * here and not in a bundle.
 */
record FooterWords(
        Locale locale,
        String whyBefore,
        String whyAfter,
        String unsubscribe,
        String abuse,
        String mailingId,
        String phone,
        String vatId,
        String management,
        String board,
        String owner,
        String partners,
        String represented) {

    private static final FooterWords GERMAN =
            new FooterWords(
                    Locale.GERMAN,
                    "Sie bekommen diese Mail, weil Sie sich f&uuml;r &bdquo;",
                    "&ldquo; angemeldet haben.",
                    "Abmelden",
                    "Missbrauch melden",
                    "Mailing-ID",
                    "Telefon",
                    "USt-IdNr.",
                    "Geschäftsführung",
                    "Vorstand",
                    "Inhaber",
                    "Gesellschafter",
                    "Vertreten durch");

    private static final FooterWords ENGLISH =
            new FooterWords(
                    Locale.ENGLISH,
                    "You get this mail because you signed up for &ldquo;",
                    "&rdquo;.",
                    "Unsubscribe",
                    "Report abuse",
                    "Mailing ID",
                    "Phone",
                    "VAT ID",
                    "Management",
                    "Board",
                    "Owner",
                    "Partners",
                    "Represented by");

    static FooterWords in(Language language) {
        return language == Language.EN ? ENGLISH : GERMAN;
    }

    String plainBefore() {
        return plain(whyBefore);
    }

    String plainAfter() {
        return plain(whyAfter);
    }

    String representatives(LegalForm form) {
        return switch (form) {
            case GMBH, UG, GMBH_CO_KG -> management;
            case AG, SE, EG, EV, FOUNDATION -> board;
            case EK, SOLE_PROPRIETOR, FREELANCER -> owner;
            case GBR, EGBR, OHG, KG, PARTG -> partners;
            case PUBLIC_BODY, OTHER -> represented;
        };
    }

    private static String plain(String html) {
        return html.replace("&uuml;", "ü")
                .replace("&bdquo;", "„")
                .replace("&ldquo;", "“")
                .replace("&rdquo;", "”");
    }
}
