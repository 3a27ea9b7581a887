package com.mailflatrate.senderdomain;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.dns.spi.Zone;
import com.mailflatrate.given.Covers;
import com.mailflatrate.mail.domain.Plan;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several resolvers are asked, and do not agree. */
@Covers("F3")
class OpinionsTest {

    private static final Plan PLAN =
            new Plan(
                    "korn.test",
                    "abcdefghijkl",
                    "mailflatrate.test",
                    Map.of("mf1", "MIIB1", "mf2", "MIIB2"),
                    "v=spf1 mx -all");
    private static final Answer NONE = new Answer.NoName();
    private static final Answer SILENCE = new Answer.Failed("SERVFAIL");

    @Test
    void whatOneResolverSeesIsThere() {
        assertThat(verdicts(whole(), without(NONE))).containsOnly(Verdict.OK);
        assertThat(verdicts(without(NONE), whole())).containsOnly(Verdict.OK);
        assertThat(verdicts(without(NONE), without(SILENCE), whole())).containsOnly(Verdict.OK);
    }

    @Test
    void againstARecordItTakesTwo() {
        assertThat(verdicts(without(NONE), without(NONE))).contains(Verdict.MISSING);
        assertThat(verdicts(without(NONE), without(SILENCE), without(NONE)))
                .contains(Verdict.MISSING);
    }

    @Test
    void oneAgainstItAndSilenceOfTheOthersIsNoAnswer() {
        assertThat(verdicts(without(NONE), without(SILENCE)))
                .contains(Verdict.UNKNOWN)
                .doesNotContain(Verdict.MISSING, Verdict.WRONG);
    }

    @Test
    void theOnlyResolverThereIsIsBelieved() {
        assertThat(verdicts(without(NONE))).contains(Verdict.MISSING);
    }

    @SafeVarargs
    private static List<Verdict> verdicts(Map<String, Answer>... resolvers) {
        List<Zone> zones = Stream.of(resolvers).map(OpinionsTest::zone).toList();
        Zone all =
                new Zone() {
                    @Override
                    public Answer look(String name, RecordType type) {
                        return zones.getFirst().look(name, type);
                    }

                    @Override
                    public List<Zone> each() {
                        return zones.size() > 1 ? zones : List.of();
                    }
                };
        return DomainChecks.examine(new Dns(all), PLAN).stream()
                .map(record -> record.verdict())
                .toList();
    }

    private static Zone zone(Map<String, Answer> answers) {
        return (name, type) -> answers.getOrDefault(name + ' ' + type, NONE);
    }

    private static Map<String, Answer> without(Answer answer) {
        Map<String, Answer> answers = whole();
        answers.put(PLAN.keyName("mf1") + ' ' + RecordType.CNAME, answer);
        answers.put(PLAN.keyName("mf1") + ' ' + RecordType.TXT, answer);
        return answers;
    }

    private static Map<String, Answer> whole() {
        Map<String, Answer> answers = new HashMap<>();
        for (String selector : Plan.SELECTORS) {
            put(answers, PLAN.keyName(selector), RecordType.CNAME, PLAN.keyTarget(selector));
            put(answers, PLAN.keyName(selector), RecordType.TXT, PLAN.keyText(selector));
        }
        put(answers, "bounce.korn.test", RecordType.CNAME, "bounce.mailflatrate.test");
        put(answers, "bounce.korn.test", RecordType.TXT, "v=spf1 mx -all");
        put(answers, "_dmarc.korn.test", RecordType.TXT, PLAN.dmarc());
        return answers;
    }

    private static void put(
            Map<String, Answer> answers, String name, RecordType type, String value) {
        answers.put(name + ' ' + type, new Answer.Found(List.of(value), false));
    }
}
