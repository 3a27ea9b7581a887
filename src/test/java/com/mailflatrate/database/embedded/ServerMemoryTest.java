package com.mailflatrate.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerMemoryTest {

    private static final long GIBI = 1L << 30;

    @Test
    void theServerTakesAnEighthOfTheMachine() {
        assertThat(new ServerMemory(8 * GIBI).settings())
                .containsExactly("shared_buffers=1024MB", "work_mem=16MB");
    }

    @Test
    void aSmallMachineAndAnUnknownOneGetTheLeast() {
        assertThat(new ServerMemory(GIBI / 2).settings())
                .containsExactly("shared_buffers=128MB", "work_mem=4MB");
        assertThat(new ServerMemory(0).settings()).contains("shared_buffers=128MB");
    }

    @Test
    void aLargeMachineDoesNotGiveMoreThanTwoGibibytes() {
        assertThat(new ServerMemory(512 * GIBI).settings()).contains("shared_buffers=2048MB");
    }
}
