package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailingIdTest {

    private static final MailingId ID = MailingId.random(new Random(7));

    @Test
    @Covers("I5")
    void everySpellingOfAnIdIsRead() {
        String shown = ID.toString();
        String bare = ID.value();
        for (String spelling :
                new String[] {
                    shown,
                    shown.toUpperCase(java.util.Locale.ROOT),
                    bare,
                    "  "
                            + bare.substring(0, 4)
                            + ' '
                            + bare.substring(4, 8)
                            + ' '
                            + bare.substring(8)
                            + "\n",
                    "MFR " + bare,
                    shown.replace('-', '–'),
                    "mfr" + bare
                }) {
            assertThat(MailingId.parse(spelling)).as(spelling).contains(ID);
        }
    }

    @Test
    void oneWrongCharacterIsNoticed() {
        String bare = ID.value();
        int unnoticed = 0;
        for (int i = 0; i < bare.length(); i++) {
            for (char c : "abcdefghijklmnopqrstuvwxyz234567".toCharArray()) {
                String wrong = bare.substring(0, i) + c + bare.substring(i + 1);
                if (c != bare.charAt(i) && MailingId.parse(wrong).isPresent()) {
                    unnoticed++;
                }
            }
        }
        // modulo 31 of 32 letters leaves one pair of letters (a and 7) that look the same to the
        // check
        assertThat(unnoticed).isLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mfr-",
                "mfr-abcd-efgh-ijk",
                "mfr-abcd-efgh-ijklm",
                "mfr-abcd-efgh-ijk1",
                "ähhh-abcd-efgh"
            })
    void whatIsNoIdIsNone(String text) {
        assertThat(MailingId.parse(text)).isEmpty();
    }

    @Test
    @Covers("E6")
    void aMillionIdsDoNotCollide() {
        Random random = new Random(1);
        Set<MailingId> ids =
                Stream.generate(() -> MailingId.random(random))
                        .limit(1_000_000)
                        .collect(Collectors.toSet());
        assertThat(ids).hasSize(1_000_000);
    }
}
