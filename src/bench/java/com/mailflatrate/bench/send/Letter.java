package com.mailflatrate.bench.send;

/** The newsletter that is measured with: some 30 kB of HTML with ten fields, and a text part. */
final class Letter {

    private static final int SECTIONS = 15;

    private Letter() {}

    static String html() {
        StringBuilder html = new StringBuilder(40_000);
        html.append("<h1>Winterkaffee für {{ contact.salutation }} {{ contact.lastName }}</h1>")
                .append("<p>Guten Tag {{ contact.firstName | default: \"Gast\" }}, Ihre {{ contact.shop }} in")
                .append(" {{ contact.city }}, {{ contact.street }}, hat {{ contact.points }} Punkte für Kundin")
                .append(" {{ contact.customer }} seit {{ contact.since }}: {{ contact.coupon }}</p>\n");
        for (int i = 0; i < SECTIONS; i++) {
            html.append("<table width=\"600\" cellpadding=\"0\" cellspacing=\"0\" style=\"border-collapse:collapse\"><tr>")
                    .append("<td style=\"padding:12px 24px; font-family:Arial,sans-serif; color:#333333\">")
                    .append("<h2 style=\"font-size:18px\">Sorte ").append(i).append(": Röstung aus dem Süden</h2>\n<p>");
            for (int line = 0; line < 12; line++) {
                html.append("Ein Kaffee mit Noten von Nuss und Schokolade, langsam geröstet, Charge ")
                        .append(i * 100 + line).append(".\n");
            }
            html.append("</p><a href=\"https://www.roesterei.example/sorten/").append(i)
                    .append("?quelle=rundbrief\" style=\"color:#884400\">Zur Sorte</a></td></tr></table>\n");
        }
        return html.append("{{ footer }}").toString();
    }
}
