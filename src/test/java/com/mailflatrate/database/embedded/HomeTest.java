package com.mailflatrate.database.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final int PROCESSES = 4;
    private static final int DIRECTORIES = 3_000;
    private static final Launch AS_ONESELF = new Launch(List.of(), "");

    @TempDir private Path directory;

    @Test
    void whoeverComesAtTheSameMomentFindsTheDirectoryMade() throws Exception {
        CyclicBarrier together = new CyclicBarrier(PROCESSES);
        Callable<Void> start =
                () -> {
                    for (int n = 0; n < DIRECTORIES; n++) {
                        together.await();
                        Home.of(directory.resolve("server-" + n), AS_ONESELF);
                    }
                    return null;
                };
        try (ExecutorService processes = Executors.newFixedThreadPool(PROCESSES)) {
            List<Future<Void>> all =
                    List.of(
                            processes.submit(start),
                            processes.submit(start),
                            processes.submit(start),
                            processes.submit(start));
            for (Future<Void> one : all) {
                assertThatCode(() -> end(one, together)).doesNotThrowAnyException();
            }
        }
    }

    /** One that fails lets the others go, who would wait for it. */
    private static void end(Future<Void> one, CyclicBarrier together) throws Exception {
        try {
            one.get();
        } finally {
            if (one.state() == Future.State.FAILED) {
                together.reset();
            }
        }
    }
}
