package com.mailflatrate.mail.domain;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.mail.domain.Examination.Lookup;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver has to ask to judge one SPF policy, everything nested counted, as if no term
 * matched: at most ten terms that ask, at most two of them for names that are not there (RFC 7208
 * §4.6.4). One walk, one object; not thread-safe.
 */
final class SpfCost {

    static final int MOST_TERMS = 10;
    static final int MOST_VOID = 2;

    private final Lookup dns;
    private int terms;
    private int voids;
    private boolean unknown;

    SpfCost(Lookup dns) {
        this.dns = dns;
    }

    /** What comes of a policy. */
    enum Result {
        FITS,
        TOO_MANY_TERMS,
        TOO_MANY_VOID,
        /** A name server did not answer. */
        UNKNOWN
    }

    /** Walks a policy that stands at a name. */
    Result of(String name, String policy) {
        walk(name, policy);
        if (terms > MOST_TERMS) {
            return Result.TOO_MANY_TERMS;
        }
        if (voids > MOST_VOID) {
            return Result.TOO_MANY_VOID;
        }
        return unknown ? Result.UNKNOWN : Result.FITS;
    }

    private void walk(String name, String policy) {
        List<String> words = List.of(policy.strip().toLowerCase(Locale.ROOT).split(" +"));
        boolean all = words.stream().anyMatch(word -> bare(word).equals("all"));
        for (String word : words) {
            if (terms > MOST_TERMS || voids > MOST_VOID) {
                return; // whatever follows changes nothing, and may be a loop
            }
            term(name, bare(word), all);
        }
    }

    private void term(String name, String term, boolean all) {
        switch (term.split("[:=/]", 2)[0]) {
            case "include" -> follow(target(name, term));
            case "redirect" -> {
                if (!all) {
                    follow(target(name, term));
                }
            }
            case "a", "exists" -> ask(target(name, term), RecordType.A);
            case "mx" -> ask(target(name, term), RecordType.MX);
            case "ptr" -> terms++;
            default -> {}
        }
    }

    private void follow(@Nullable String target) {
        Answer answer = ask(target, RecordType.TXT);
        if (target != null) {
            answer.values().stream()
                    .filter(Examination::isSpf)
                    .findFirst()
                    .ifPresent(policy -> walk(target, policy));
        }
    }

    private Answer ask(@Nullable String target, RecordType type) {
        terms++;
        if (target == null || terms > MOST_TERMS) {
            return new Answer.NoData();
        }
        Answer answer = dns.look(target, type);
        unknown |= answer instanceof Answer.Failed;
        if (answer instanceof Answer.NoName || answer instanceof Answer.NoData) {
            voids++;
        }
        return answer;
    }

    /** The name a term speaks of; null where it depends on the mail (macros, §7). */
    private static @Nullable String target(String name, String term) {
        String[] parts = term.split("[:=]", 2);
        String host = parts.length == 1 ? name : parts[1];
        int prefix = host.indexOf('/');
        String whole = prefix < 0 ? host : host.substring(0, prefix);
        return whole.indexOf('%') < 0 ? whole : null;
    }

    private static String bare(String word) {
        return !word.isEmpty() && "+-~?".indexOf(word.charAt(0)) >= 0 ? word.substring(1) : word;
    }
}
