package com.mailflatrate.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleListTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void theListHoldsWhatItSays() {
        List<String> rows = rows();
        Set<String> seen = new HashSet<>();
        long broken = 0;
        long roles = 0;
        long doubtful = 0;
        long duplicates = 0;
        long unproven = 0;
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            Optional<EmailAddress> address = EmailAddress.parse(cells[0]);
            if (address.isEmpty()) {
                broken++;
                continue;
            }
            RoleVerdict verdict = RoleAddresses.standard().judge(address.get(), IntakePath.IMPORT);
            if (verdict instanceof RoleVerdict.Refused) {
                roles++;
            } else if (!seen.add(address.get().key())) {
                duplicates++;
            } else if (cells[6].isEmpty()) {
                unproven++;
            } else if (verdict instanceof RoleVerdict.Doubtful) {
                doubtful++;
            }
        }
        assertThat(rows).hasSize(SampleList.ROWS);
        assertThat(List.of(broken, roles, duplicates, unproven, doubtful))
                .containsExactly(
                        (long) SampleList.BROKEN,
                        (long) SampleList.ROLES,
                        (long) SampleList.DUPLICATES,
                        (long) SampleList.UNPROVEN,
                        (long) SampleList.DOUBTFUL);
    }

    @Test
    void itIsTheSameEveryTime() {
        assertThat(SampleList.at(NOW).csv()).isEqualTo(SampleList.at(NOW).csv());
        assertThat(rows())
                .anyMatch(row -> row.contains("@hard-bounce.test"))
                .anyMatch(row -> row.contains("@away.test"));
    }

    private static List<String> rows() {
        return new String(SampleList.at(NOW).csv(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
    }
}
