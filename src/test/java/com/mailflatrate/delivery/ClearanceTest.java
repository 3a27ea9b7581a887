package com.mailflatrate.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.SenderDomainId;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate's seal is made over. */
class ClearanceTest {

    private static final Clearance YES =
            new Clearance(
                    new RunId(11),
                    new AccountId(12),
                    new SenderDomainId(new UUID(13, 14)),
                    bytes(32, 15),
                    16,
                    bytes(16, 17),
                    new UUID(18, 19),
                    Instant.parse("2026-11-23T08:00:00Z"),
                    Instant.parse("2026-11-23T08:15:00Z"),
                    new byte[0]);

    @ParameterizedTest
    @MethodSource
    void whoeverChangesAnyFieldNeedsAnotherSeal(Clearance other) {
        assertThat(other.sealed()).isNotEqualTo(YES.sealed());
    }

    static Stream<Clearance> whoeverChangesAnyFieldNeedsAnotherSeal() {
        return Stream.of(
                with(
                        21,
                        YES.account(),
                        YES.domain(),
                        YES.contentSha256(),
                        16,
                        YES.audienceDigest()),
                with(11, new AccountId(22), YES.domain(), bytes(32, 15), 16, bytes(16, 17)),
                with(11, YES.account(), domain(23, 14), bytes(32, 15), 16, bytes(16, 17)),
                with(11, YES.account(), domain(13, 24), bytes(32, 15), 16, bytes(16, 17)),
                with(11, YES.account(), YES.domain(), bytes(32, 25), 16, bytes(16, 17)),
                with(11, YES.account(), YES.domain(), bytes(32, 15), 26, bytes(16, 17)),
                with(11, YES.account(), YES.domain(), bytes(32, 15), 16, bytes(16, 27)),
                at(new UUID(28, 19), YES.issuedAt(), YES.expiresAt()),
                at(new UUID(18, 29), YES.issuedAt(), YES.expiresAt()),
                at(YES.confirmation(), YES.issuedAt().plusMillis(1), YES.expiresAt()),
                at(YES.confirmation(), YES.issuedAt(), YES.expiresAt().plusMillis(1)));
    }

    private static Clearance with(
            long run,
            AccountId account,
            SenderDomainId domain,
            byte[] content,
            long count,
            byte[] digest) {
        return new Clearance(
                new RunId(run),
                account,
                domain,
                content,
                count,
                digest,
                YES.confirmation(),
                YES.issuedAt(),
                YES.expiresAt(),
                new byte[0]);
    }

    private static Clearance at(UUID confirmation, Instant issued, Instant expires) {
        return new Clearance(
                YES.run(),
                YES.account(),
                YES.domain(),
                YES.contentSha256(),
                YES.audienceCount(),
                YES.audienceDigest(),
                confirmation,
                issued,
                expires,
                new byte[0]);
    }

    private static SenderDomainId domain(long high, long low) {
        return new SenderDomainId(new UUID(high, low));
    }

    private static byte[] bytes(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
