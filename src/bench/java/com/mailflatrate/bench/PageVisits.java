package com.mailflatrate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Somebody who is signed in and looks at one page after the other. */
final class PageVisits implements AutoCloseable {

    private static final int WARM = 10;
    private static final long LONGEST = 30_000_000_000L;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String session;

    PageVisits(int port, String session) {
        this.base = "http://127.0.0.1:" + port;
        this.session = session;
    }

    /**
     * The times of so many looks in nanoseconds, sorted; each at a page of its own. What takes longer
     * than half a minute in all ends with fewer.
     */
    long[] times(int looks, IntFunction<String> path) {
        long end = System.nanoTime() + LONGEST;
        for (int i = 0; i < WARM && System.nanoTime() < end; i++) {
            get(path.apply(looks + i));
        }
        long[] took = new long[looks];
        int done = 0;
        while (done < looks && (done == 0 || System.nanoTime() < end)) {
            long begun = System.nanoTime();
            get(path.apply(done));
            took[done++] = System.nanoTime() - begun;
        }
        return Arrays.stream(took, 0, done).sorted().toArray();
    }

    String get(String path) {
        try {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(base + path))
                                    .header("Cookie", "mf=" + session)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
