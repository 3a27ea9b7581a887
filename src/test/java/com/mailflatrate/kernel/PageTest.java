package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void theRowBeyondTheLimitOnlySaysThatThereIsMore() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, row -> "after-" + row);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.nextCursor()).isEqualTo("after-b");
    }

    @Test
    void theLastPartHasNoCursor() {
        assertThat(Page.of(List.of("a", "b"), 2, row -> row).nextCursor()).isNull();
    }

    @Test
    void theLimitStaysWithinReason() {
        assertThat(new PageRequest(0, null).limit()).isEqualTo(50);
        assertThat(new PageRequest(1_000_000, null).limit()).isEqualTo(200);
    }
}
