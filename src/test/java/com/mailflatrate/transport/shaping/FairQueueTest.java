package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.transport.shaping.FairQueue.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>();

    @Test
    void aSmallMailingBesideALargeOneWaitsForAsManyMailsAsThereAreAccounts() throws Exception {
        fill(1, 10, 1_000);
        fill(2, 20, 3);
        List<String> first = take(6);
        assertThat(first)
                .containsExactly("1/10/0", "2/20/0", "1/10/1", "2/20/1", "1/10/2", "2/20/2");
        assertThat(queue.size()).isEqualTo(997);
        assertThat(queue.size(new Place(1, 10))).isEqualTo(997);
        assertThat(queue.size(new Place(2, 20))).isZero();
    }

    @Test
    void anAccountDoesNotGainByManyRuns() throws Exception {
        fill(1, 10, 100);
        fill(1, 11, 100);
        fill(1, 12, 100);
        fill(2, 20, 100);
        assertThat(take(100).stream().filter(one -> one.startsWith("2/"))).hasSize(50);
    }

    @Test
    void lettersGoFirstAndWhatComesBackGoesBeforeItsRun() throws Exception {
        fill(1, 10, 2);
        queue.add(new Place(3, 0), "letter");
        assertThat(take(1)).containsExactly("letter");
        queue.addFirst(new Place(1, 10), "back");
        assertThat(take(3)).containsExactly("back", "1/10/0", "1/10/1");
        assertThat(queue.take(1, TimeUnit.MILLISECONDS)).isNull();
        fill(4, 40, 2);
        assertThat(queue.drain()).containsExactly("4/40/0", "4/40/1");
        assertThat(queue.size()).isZero();
    }

    private void fill(long account, long run, int count) {
        for (int i = 0; i < count; i++) {
            queue.add(new Place(account, run), account + "/" + run + "/" + i);
        }
    }

    private List<String> take(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(queue.take(1, TimeUnit.SECONDS));
        }
        return taken;
    }
}
