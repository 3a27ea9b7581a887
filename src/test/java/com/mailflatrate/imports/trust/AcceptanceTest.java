package com.mailflatrate.imports.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.ImportId;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes in by stated conditions, and how many of those a person looks at later. */
class AcceptanceTest {

    private static final int BATCHES = 20_000;

    @Test
    void aPersonLooksAtOneInTwentyBatchesThatWentInByRule() {
        Random random = new Random(4);
        long drawn =
                Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                        .limit(BATCHES)
                        .map(ImportId::new)
                        .filter(Acceptance::isDrawn)
                        .count();
        assertThat(drawn).isBetween(BATCHES * 45L / 1000, BATCHES * 55L / 1000);
    }

    @Test
    void aBatchFitsOnlyWhenItIsSmallProvenAndInconspicuous() {
        assertThat(new Acceptance.Rows(50, 50, 0, false).fit()).isTrue();
        assertThat(new Acceptance.Rows(51, 51, 0, false).fit()).isFalse();
        assertThat(new Acceptance.Rows(50, 49, 1, false).fit()).isFalse();
        assertThat(new Acceptance.Rows(1, 0, 0, false).fit()).isFalse();
        assertThat(new Acceptance.Rows(50, 50, 0, true).fit()).isFalse();
    }
}
