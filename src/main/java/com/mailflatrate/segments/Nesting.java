package com.mailflatrate.segments;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Segments that name others: a live one is put in place of its name, a snapshot is looked up. */
@Component
final class Nesting {

    private static final int DEEPEST = 3;

    private final SegmentStore store;

    Nesting(SegmentStore store) {
        this.store = store;
    }

    /**
     * The rule without names of live segments. Refused with INVALID_VALUE when a named one is not
     * there, names itself, or names too deep.
     *
     * @param self the segment the rule belongs to, if it has one
     */
    Outcome<Rule> flat(AccountId account, Rule rule, @Nullable UUID self) {
        Set<UUID> above = new HashSet<>();
        if (self != null) {
            above.add(self);
        }
        return flat(account, rule, above)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.field(Code.INVALID_VALUE, "rules")));
    }

    /** Whether a rule names this segment itself. */
    static boolean names(Rule rule, String segment) {
        return switch (rule) {
            case Rule.Test(Clause clause, String name, String value) ->
                    clause.about() == Operand.Kind.SEGMENT && name.equals(segment);
            case Rule.Group(Rule.Match match, List<Rule> rules) ->
                    rules.stream().anyMatch(one -> names(one, segment));
        };
    }

    private Optional<Rule> flat(AccountId account, Rule rule, Set<UUID> above) {
        return switch (rule) {
            case Rule.Test test ->
                    test.clause().about() == Operand.Kind.SEGMENT
                            ? named(account, test, above)
                            : Optional.of(test);
            case Rule.Group(Rule.Match match, List<Rule> rules) -> {
                List<Rule> flat = new ArrayList<>();
                for (Rule one : rules) {
                    flat(account, one, above).ifPresent(flat::add);
                }
                yield flat.size() < rules.size()
                        ? Optional.empty()
                        : Optional.of(new Rule.Group(match, flat));
            }
        };
    }

    private Optional<Rule> named(AccountId account, Rule.Test test, Set<UUID> above) {
        UUID id = UUID.fromString(test.name());
        Optional<Segment> found = store.find(account, id);
        if (found.isEmpty() || above.contains(id) || above.size() > DEEPEST) {
            return Optional.empty();
        }
        if (found.get().kind() == Segment.Kind.SNAPSHOT) {
            return Optional.of(test);
        }
        Set<UUID> deeper = new HashSet<>(above);
        deeper.add(id);
        Rule.Match how = test.clause() == Clause.SEGMENT_IN ? Rule.Match.ALL : Rule.Match.NONE;
        return flat(account, found.get().rule(), deeper)
                .map(rule -> new Rule.Group(how, List.of(rule)));
    }
}
