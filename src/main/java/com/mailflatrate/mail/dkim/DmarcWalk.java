package com.mailflatrate.mail.dkim;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the DMARC record that holds for a domain by the tree walk of RFC 9989 §4.10: at most eight
 * questions.
 */
public final class DmarcWalk {

    private static final int QUESTIONS = 8;
    private static final int LABELS_AFTER_FIRST = 7;

    private final Lookup dns;

    /** Asks the domain name system. */
    @FunctionalInterface
    public interface Lookup {
        /** One question. */
        Answer look(String name, RecordType type);
    }

    /** What the walk came to. */
    public sealed interface Result {}

    /** No record on the way. */
    public record None() implements Result {}

    /** A question had no answer. */
    public record Unknown() implements Result {}

    /** More than one record at the domain itself: verifiers take none of them. */
    public record Several(String texts) implements Result {}

    /** The record; {@code own} when it stands at the domain itself. */
    public record Policy(String text, TagList tags, boolean own) implements Result {}

    /** Asks these name servers. */
    public DmarcWalk(Lookup dns) {
        this.dns = dns;
    }

    /** Walks from a domain up. */
    public Result from(String domain) {
        for (String name : names(domain)) {
            Answer answer = dns.look("_dmarc." + name, RecordType.TXT);
            if (answer instanceof Answer.Failed) {
                return new Unknown();
            }
            List<String> records = answer.values().stream().filter(DmarcWalk::isDmarc).toList();
            boolean own = name.equals(domain);
            if (records.size() > 1 && own) {
                return new Several(String.join(" | ", records));
            }
            if (records.size() == 1) {
                String text = records.getFirst();
                return new Policy(text, TagList.parse(text).orElseThrow(), own);
            }
        }
        return new None();
    }

    /**
     * The domain, then its parents; a long name jumps to its last seven labels after the first
     * question.
     */
    public static List<String> names(String domain) {
        List<String> names = new ArrayList<>();
        List<String> labels = List.of(domain.split("\\."));
        names.add(domain);
        int from = Math.max(1, labels.size() - LABELS_AFTER_FIRST);
        for (int i = from; i < labels.size() && names.size() < QUESTIONS; i++) {
            names.add(String.join(".", labels.subList(i, labels.size())));
        }
        return names;
    }

    private static boolean isDmarc(String text) {
        return TagList.parse(text)
                .filter(tags -> text.strip().startsWith("v") && tags.get("v", "").equals("DMARC1"))
                .isPresent();
    }
}
