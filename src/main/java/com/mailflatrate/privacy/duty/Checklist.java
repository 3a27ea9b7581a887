package com.mailflatrate.privacy.duty;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Every module that holds something, from the top of the house down, so that what hangs on
 * something goes before it. Thread-safe.
 */
@Component
public final class Checklist {

    private static final List<String> DOWN =
            List.of(
                    "privacy",
                    "abuse",
                    "imports",
                    "feedback",
                    "campaign",
                    "counter",
                    "forms",
                    "consent",
                    "optin",
                    "segments",
                    "delivery",
                    "measures",
                    "audience",
                    "export",
                    "vetting",
                    "people",
                    "roundtrip",
                    "senderdomain",
                    "suppression",
                    "factor",
                    "doors",
                    "scans",
                    "ledger",
                    "account");

    private final List<Part> parts;

    Checklist(List<Holdings> modules) {
        this.parts =
                modules.stream()
                        .map(Checklist::part)
                        .sorted(Comparator.comparing(part -> DOWN.indexOf(part.module())))
                        .toList();
    }

    /** What one module holds. */
    public record Part(String module, Holdings owner, List<Holding> holdings) {

        /** Copies the list. */
        public Part {
            holdings = List.copyOf(holdings);
        }
    }

    /** All parts in the order in which they are worked off. */
    public List<Part> parts() {
        return parts;
    }

    /** The part of a module that is known to have one. */
    public Part of(String module) {
        return parts.stream()
                .filter(part -> part.module().equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no duties known of " + module));
    }

    private static Part part(Holdings owner) {
        List<Holding> holdings = owner.holdings();
        List<String> modules = holdings.stream().map(Holding::module).distinct().toList();
        if (modules.size() != 1 || !DOWN.contains(modules.getFirst())) {
            throw new IllegalStateException(
                    owner.getClass() + " speaks for " + modules + ": give it a place in the order");
        }
        return new Part(modules.getFirst(), owner, holdings);
    }
}
