package com.mailflatrate.content;

import com.mailflatrate.policy.Flag;
import com.mailflatrate.policy.LinkRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Where the links of a mail lead, over all its ways, and whether their words tell the truth. */
final class Links {

    private final Map<String, String> targets = new LinkedHashMap<>();
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    void collect(Document mail) {
        for (Element link : mail.select("a[href],area[href]")) {
            String href = link.attr("href").strip();
            String words = link.text().strip();
            if (!href.startsWith(SampleValues.BASE)) {
                targets.putIfAbsent(href, words.isEmpty() ? href : cut(words));
                judgeWords(href, words);
            }
        }
        for (Element picture : mail.select("img[src]")) {
            String src = picture.attr("src").strip();
            if (!src.startsWith("data:image/") && !src.startsWith("cid:")) {
                targets.putIfAbsent(src, cut(picture.attr("alt")));
            }
        }
    }

    /** Words that look like one host over a link to another. */
    private void judgeWords(String href, String words) {
        String said = host(words.contains("://") ? words : "https://" + words);
        String real = host(href);
        boolean looksLikeHost =
                !words.contains(" ")
                        && !words.contains("@")
                        && said.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")
                        && said.length() < 200
                        && said.substring(said.lastIndexOf('.') + 1).matches("[a-z]{2,}");
        if (looksLikeHost && !real.isEmpty() && !isSameSite(said, real)) {
            add(Finding.block("LINK_DECEPTIVE", cut(words), real), href);
        }
    }

    private static boolean isSameSite(String said, String real) {
        String a = said.startsWith("www.") ? said.substring(4) : said;
        String b = real.startsWith("www.") ? real.substring(4) : real;
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
    }

    static String host(String url) {
        try {
            String host = new URI(url.strip()).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException none) {
            return "";
        }
    }

    List<Finding> findings() {
        for (Map.Entry<String, String> target : targets.entrySet()) {
            judge(target.getKey(), target.getValue());
        }
        return new ArrayList<>(findings.values());
    }

    private void judge(String url, String words) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.equals("#")) {
            add(Finding.warn("LINK_EMPTY", words.isEmpty() ? "#" : words), words);
            return;
        }
        if (lower.startsWith("#")
                || lower.startsWith("mailto:")
                || lower.startsWith("tel:")
                || lower.startsWith("cid:")) {
            return;
        }
        for (Flag flag : LinkRules.check(url)) {
            boolean blocks = flag.check().level() == Flag.Level.BLOCK;
            String code = flag.check().name();
            add(
                    new Finding(
                            code,
                            blocks ? Finding.Level.BLOCK : Finding.Level.WARN,
                            List.of(words, cut(url))),
                    url);
        }
    }

    private void add(Finding finding, String about) {
        findings.putIfAbsent(finding.code() + " " + about, finding);
    }

    private static String cut(String text) {
        return text.length() > 80 ? text.substring(0, 79) + "…" : text;
    }
}
