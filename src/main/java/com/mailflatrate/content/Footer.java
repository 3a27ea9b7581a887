package com.mailflatrate.content;

import com.mailflatrate.account.Company;
import com.mailflatrate.content.merge.Escape;
import com.mailflatrate.content.merge.Slot;
import com.mailflatrate.content.merge.Template;
import com.mailflatrate.kernel.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The locked block at the end of every mail: why it came, how to stop it, where to report it, who
 * sends it in full text by its legal form (DDG § 5, CSA 2.4), and the mailing ID. Nobody can
 * restyle its words from within.
 */
public final class Footer {

    /** Part of the content hash: a footer of another wording is another content. */
    public static final int VERSION = 1;

    private static final String BOX =
            "<div style=\"margin:0;padding:24px 20px;background-color:#ffffff;color:#4d4d4d;"
                    + "font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:1.6;text-align:left\">";
    private static final String PARAGRAPH =
            "<p style=\"margin:0 0 12px;font-size:12px;line-height:1.6;color:#4d4d4d\">";
    private static final String LINK_STYLE =
            "style=\"color:#1f5566;font-size:12px;text-decoration:underline\"";

    private final FooterWords words;
    private final List<String> imprint;

    /** The footer of a company in a language. */
    public Footer(Company company, Language language) {
        this(lines(company, FooterWords.in(language)), language);
    }

    /** The footer as it was frozen. */
    public Footer(List<String> imprint, Language language) {
        this.words = FooterWords.in(language);
        this.imprint = imprint.stream().map(line -> line.strip().replaceAll("\\s+", " ")).toList();
    }

    /** The lines of the imprint as people read them. */
    public List<String> imprint() {
        return imprint;
    }

    /** Everything in it that the content hash must cover. */
    public String fingerprint() {
        return VERSION + "\n" + words + "\n" + String.join("\n", imprint);
    }

    Template html() {
        List<Object> pieces = new ArrayList<>();
        pieces.add(BOX + PARAGRAPH + words.whyBefore());
        pieces.add(Slot.LIST_NAME);
        pieces.add(words.whyAfter() + "<br><a href=\"");
        pieces.add(Slot.UNSUBSCRIBE_URL);
        pieces.add(
                "\" " + LINK_STYLE + "><b>" + words.unsubscribe() + "</b></a> &middot; <a href=\"");
        pieces.add(Slot.ABUSE_URL);
        pieces.add("\" " + LINK_STYLE + ">" + words.abuse() + "</a></p>" + PARAGRAPH);
        pieces.add(String.join("<br>", imprint.stream().map(Escape.HTML::of).toList()));
        pieces.add(
                "</p><p style=\"margin:0;font-size:12px;line-height:1.6;color:#4d4d4d\">"
                        + words.mailingId()
                        + " ");
        pieces.add(Slot.MAILING_ID);
        pieces.add("</p></div>");
        return Template.of(pieces);
    }

    Template text() {
        List<Object> pieces = new ArrayList<>();
        pieces.add("-- \n" + words.plainBefore());
        pieces.add(Slot.LIST_NAME);
        pieces.add(words.plainAfter() + "\n" + words.unsubscribe() + ": ");
        pieces.add(Slot.UNSUBSCRIBE_URL);
        pieces.add("\n" + words.abuse() + ": ");
        pieces.add(Slot.ABUSE_URL);
        pieces.add("\n\n" + String.join("\n", imprint) + "\n" + words.mailingId() + " ");
        pieces.add(Slot.MAILING_ID);
        pieces.add("\n");
        return Template.of(pieces);
    }

    private static List<String> lines(Company company, FooterWords words) {
        List<String> lines = new ArrayList<>();
        String country =
                company.country().equalsIgnoreCase("DE")
                        ? ""
                        : ", " + Locale.of("", company.country()).getDisplayCountry(words.locale());
        lines.add(
                joined(
                        name(company),
                        company.street(),
                        (company.postalCode() + " " + company.city()).strip() + country));
        lines.add(
                joined(
                        company.representatives().isEmpty()
                                ? ""
                                : words.representatives(company.legalForm())
                                        + ": "
                                        + String.join(", ", company.representatives()),
                        register(company),
                        company.vatId() == null ? "" : words.vatId() + " " + company.vatId()));
        lines.add(
                joined(
                        company.phone().isBlank() ? "" : words.phone() + " " + company.phone(),
                        company.email(),
                        orEmpty(company.website())));
        lines.removeIf(String::isBlank);
        return List.copyOf(lines);
    }

    /** The name with its legal form, unless it says it already. */
    private static String name(Company company) {
        String form =
                switch (company.legalForm()) {
                    case SOLE_PROPRIETOR, FREELANCER, PUBLIC_BODY, FOUNDATION, OTHER -> "";
                    default -> company.legalForm().title();
                };
        String folded = folded(company.name());
        boolean saysIt =
                form.isEmpty()
                        || folded.endsWith(folded(form))
                        || folded.contains(folded(form.split(" ", 2)[0]));
        return saysIt ? company.name() : company.name() + " " + form;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace(".", "").replace(" ", "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static String joined(String first, String second, String third) {
        return String.join(
                " · ",
                List.of(first, second, third).stream().filter(part -> !part.isBlank()).toList());
    }

    private static String register(Company company) {
        return String.join(
                ", ",
                List.of(orEmpty(company.registerCourt()), orEmpty(company.registerNumber()))
                        .stream()
                        .filter(part -> !part.isBlank())
                        .toList());
    }
}
