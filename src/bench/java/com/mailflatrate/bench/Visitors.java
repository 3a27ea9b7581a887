package com.mailflatrate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** People who fill in a form at the same time, each from an address of the network of its own. */
final class Visitors {

    private final URI target;
    private final int atOnce;
    private final AtomicInteger refused = new AtomicInteger();

    Visitors(URI target, int atOnce) {
        this.target = target;
        this.atOnce = atOnce;
    }

    /** How many were not thanked. */
    int refused() {
        return refused.get();
    }

    /** The times of all posts in nanoseconds, sorted. */
    long[] post(int count, IntFunction<String> email, IntFunction<String> ip) {
        long[] times = new long[count];
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(atOnce);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Runnable visitor =
                    () -> {
                        for (int i = next.getAndIncrement();
                                i < count;
                                i = next.getAndIncrement()) {
                            long began = System.nanoTime();
                            if (status(client, email.apply(i), ip.apply(i)) != 303) {
                                refused.incrementAndGet();
                            }
                            times[i] = System.nanoTime() - began;
                        }
                        done.countDown();
                    };
            for (int i = 0; i < atOnce; i++) {
                Thread.ofVirtual().start(visitor);
            }
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Arrays.sort(times);
        return times;
    }

    /**
     * Visitors who come at a steady rate, whatever became of those before them; their waits in
     * nanoseconds, sorted, each from when it was to come.
     */
    long[] arrive(int count, int perSecond, IntFunction<String> email, IntFunction<String> ip) {
        long[] times = new long[count];
        CountDownLatch done = new CountDownLatch(count);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long first = System.nanoTime();
            for (int i = 0; i < count; i++) {
                int visitor = i;
                long due = first + i * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    if (status(client, email.apply(visitor), ip.apply(visitor)) != 303) {
                                        refused.incrementAndGet();
                                    }
                                    times[visitor] = System.nanoTime() - due;
                                    done.countDown();
                                });
            }
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Arrays.sort(times);
        return times;
    }

    private int status(HttpClient client, String email, String ip) {
        try {
            return client.send(
                            HttpRequest.newBuilder(target)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("X-Forwarded-For", ip)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "email=" + email + "&consent=on"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }
}
