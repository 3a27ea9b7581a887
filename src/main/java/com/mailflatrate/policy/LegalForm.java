package com.mailflatrate.policy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The legal forms we know the duties of, and how people write them. */
enum LegalForm {
    GMBH_CO_KG(
            "gmbh\\s*&\\s*co\\.?\\s*k\\.?g\\.?.*|(ug|ag).*&\\s*co\\.?\\s*kg.*|gmbh und co kg",
            List.of("HRA", "HRB"),
            1),
    UG("ug.*|unternehmergesellschaft.*", List.of("HRB"), 1),
    GMBH("g?gmbh.*|gesellschaft mit beschr.*", List.of("HRB"), 1),
    AG("ag|aktiengesellschaft|kgaa", List.of("HRB"), 1),
    SE("se|societas europaea", List.of("HRB"), 1),
    EK("e\\.?\\s*k\\.?(fr\\.?|fm\\.?)?|eingetragene[rn]? kauf(mann|frau)", List.of("HRA"), 1),
    EGBR("egbr|e\\.?\\s*gbr|eingetragene gbr", List.of("GsR"), 2),
    GBR("gbr|gesellschaft b(ü|ue)rgerlichen rechts", List.of(), 2),
    OHG("ohg|offene handelsgesellschaft", List.of("HRA"), 1),
    KG("kg|kommanditgesellschaft", List.of("HRA"), 1),
    PARTG("partg.*|partnerschaft.*", List.of("PR"), 1),
    EG("e\\.?\\s*g\\.?|(eingetragene )?genossenschaft", List.of("GnR"), 1),
    EV("e\\.?\\s*v\\.?|(eingetragener )?verein", List.of("VR"), 1),
    FOUNDATION("stiftung.*", List.of(), 1),
    PUBLIC(
            "k(d|.d.)?(ö|oe)r|a(d|.d.)?(ö|oe)r|.*(ö|oe)ffentlichen rechts|beh(ö|oe)rde|gemeinde|stadt|public body",
            List.of(),
            1),
    SOLE(
            "einzelunternehme[rn].*|einzelkaufmann|freiberufler(in)?|selbst(st)?(ä|ae)ndige?r?|sole trader|self-employed|privatperson",
            List.of(),
            0),
    OTHER(".*", List.of(), 1);

    private final Pattern spelling;
    private final List<String> registers;
    private final int representatives;

    LegalForm(String spelling, List<String> registers, int representatives) {
        this.spelling = Pattern.compile(spelling);
        this.registers = registers;
        this.representatives = representatives;
    }

    /** The form as people write it; {@code OTHER} for those we do not know. */
    static LegalForm of(String text) {
        String written = text.strip().toLowerCase(Locale.GERMAN).replaceAll("\\s+", " ");
        for (LegalForm form : values()) {
            if (form.spelling.matcher(written).matches()) {
                return form;
            }
        }
        throw new IllegalStateException("OTHER matches everything");
    }

    /** The German registers it stands in; each must be named. */
    List<String> registers() {
        return registers;
    }

    /** How many people must be named at least. */
    int representatives() {
        return representatives;
    }
}
