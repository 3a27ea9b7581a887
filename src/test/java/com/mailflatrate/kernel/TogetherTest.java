package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TogetherTest {

    private final Queue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        go.countDown();
        visitors.shutdownNow();
    }

    @Test
    void whoComesAloneIsServedAtOnceAndAlone() {
        Together<Integer, Integer> together = together(100);
        go.countDown();
        assertThat(together.ask(1)).isEqualTo(10);
        assertThat(together.ask(2)).isEqualTo(20);
        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoComesMeanwhileIsServedTogetherAndGetsTheOwnAnswer() throws Exception {
        Together<Integer, Integer> together = together(100);
        List<Future<Integer>> answers = crowd(together, 20);
        go.countDown();
        for (int n = 0; n <= 20; n++) {
            assertThat(answers.get(n).get()).isEqualTo(n * 10);
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.poll()).containsExactly(0);
        assertThat(batches.poll()).hasSize(20);
    }

    @Test
    void noMoreAreServedAtOnceThanMay() throws Exception {
        Together<Integer, Integer> together = together(8);
        List<Future<Integer>> answers = crowd(together, 20);
        go.countDown();
        for (Future<Integer> answer : answers) {
            answer.get();
        }
        assertThat(batches.stream().map(List::size)).containsExactly(1, 8, 8, 4);
    }

    @Test
    void whatBreaksFallsOutAloneAndItsNeighboursAreServed() throws Exception {
        Together<Integer, Integer> together = together(100, true);
        List<Future<Integer>> answers = crowd(together, 20, 13);
        go.countDown();
        for (int n = 0; n < answers.size(); n++) {
            if (n == 13) {
                assertThatThrownBy(answers.get(n)::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(answers.get(n).get()).isEqualTo(n * 10);
            }
        }
    }

    @Test
    void whatIsNobodysFaultIsNotTriedAgain() throws Exception {
        Together<Integer, Integer> together = together(100, false);
        List<Future<Integer>> answers = crowd(together, 20, 13);
        go.countDown();
        for (Future<Integer> answer : answers.subList(1, 21)) {
            assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
        }
        assertThat(batches).hasSize(2);
    }

    @Test
    void whenTheWorkItselfBreaksOffNobodyWaitsForEverAndTheNextIsServed() throws Exception {
        Together<Integer, Integer> together =
                new Together<>(
                        100,
                        batch -> {
                            if (batch.contains(-1)) {
                                throw new StackOverflowError();
                            }
                            return answers(batch);
                        },
                        failure -> true);
        go.countDown();
        assertThatThrownBy(() -> together.ask(-1)).isInstanceOf(StackOverflowError.class);
        assertThat(together.ask(3)).isEqualTo(30);
    }

    @Test
    void manyVisitorsAtOnceAreAllServed() throws Exception {
        Together<Integer, Integer> together = together(7);
        go.countDown();
        List<Callable<Integer>> crowd =
                IntStream.range(0, 5_000)
                        .<Callable<Integer>>mapToObj(n -> () -> together.ask(n))
                        .toList();
        List<Future<Integer>> answers = visitors.invokeAll(crowd);
        for (int n = 0; n < answers.size(); n++) {
            assertThat(answers.get(n).get()).isEqualTo(n * 10);
        }
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(5_000);
    }

    /** One whose work waits for {@link #go}, and so many who come meanwhile. */
    private List<Future<Integer>> crowd(
            Together<Integer, Integer> together, int count, int... broken)
            throws InterruptedException {
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(visitors.submit(() -> together.ask(0)));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch there = new CountDownLatch(count);
        List<Thread> threads = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            int question = IntStream.of(broken).anyMatch(Integer.valueOf(n)::equals) ? -n : n;
            answers.add(
                    visitors.submit(
                            () -> {
                                synchronized (threads) {
                                    threads.add(Thread.currentThread());
                                }
                                there.countDown();
                                return together.ask(question);
                            }));
        }
        there.await();
        while (!threads.stream().allMatch(one -> one.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        return answers;
    }

    private Together<Integer, Integer> together(int most) {
        return together(most, true);
    }

    private Together<Integer, Integer> together(int most, boolean mayBeOfOne) {
        return new Together<>(most, this::answers, failure -> mayBeOfOne);
    }

    private List<Integer> answers(List<Integer> batch) {
        batches.add(batch);
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        if (batch.stream().anyMatch(question -> question < 0)) {
            throw new IllegalArgumentException("one is wrong");
        }
        return batch.stream().map(question -> question * 10).toList();
    }
}
