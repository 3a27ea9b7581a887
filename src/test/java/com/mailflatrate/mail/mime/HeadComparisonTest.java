package com.mailflatrate.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may happen to a mail on its way through a next hop, and what may not. */
class HeadComparisonTest {

    private static final String SENT =
            """
            DKIM-Signature: v=1; d=a.test;\r
             b=abc\r
            DKIM-Signature: v=1; d=b.test; b=def\r
            Message-ID: <1@a.test>\r
            Subject: Guten Tag\r
            List-Unsubscribe: <https://a.test/u/1>,\r
             <mailto:u+1@a.test>\r
            List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
            """;

    @Test
    void tracesAboveAndOtherEndsOfLinesAreNoChange() {
        assertThat(fault("Received: from here\r\n by there\r\n" + SENT)).isEmpty();
        assertThat(fault(SENT.replace("\r", ""))).isEmpty();
        assertThat(fault(SENT.replace("Guten Tag", "[Extern] Guten Tag")))
                .as("the signatures say so")
                .isEmpty();
    }

    @Test
    void whatIsMissingRewrittenOrFoldedAnewIsNamed() {
        for (String name :
                List.of(
                        "DKIM-Signature",
                        "Message-ID",
                        "List-Unsubscribe",
                        "List-Unsubscribe-Post")) {
            assertThat(fault(SENT.replaceFirst(name + ": ", name + ":  "))).startsWith(name);
            assertThat(fault(SENT.replaceFirst(name + ": ", "X-Was: "))).startsWith(name);
        }
        assertThat(fault(SENT.replace(",\r\n <mailto", ", <mailto")))
                .isEqualTo("List-Unsubscribe is missing or was changed");
        assertThat(fault(SENT.replaceFirst("(?s)DKIM.*?b=abc\r\n", "")))
                .as("one of two")
                .isEqualTo("DKIM-Signature is missing or was changed");
    }

    private static String fault(String arrived) {
        byte[] raw = (arrived + "\r\nMessage-ID: <1@a.test>\r\n").getBytes(StandardCharsets.UTF_8);
        return HeadComparison.fault(SENT, HeadComparison.head(raw)).orElse("");
    }
}
