package com.mailflatrate.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.Pieces;
import com.mailflatrate.kernel.Pieces.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.junit.jupiter.api.Test;

/** Texts cut anywhere into pieces read the same, and need no further care either. */
class PieceEncoderTest {

    private static final List<String> LETTERS =
            List.of(
                    "a",
                    "Bc",
                    " ",
                    "ü",
                    "🥐",
                    ".",
                    "-",
                    "=",
                    "\n",
                    "\r\n",
                    "From ",
                    "x".repeat(70));

    private final PieceEncoder encoder = new PieceEncoder();

    @Test
    void aTextInPiecesReadsLikeTheWholeText() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            Pieces text = pieces(random);
            String encoded = encoded(text);

            assertThat(decoded(encoded)).isEqualTo(normal(text.text()));
            assertThat(encoded.split("\r\n", -1))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76))
                    .noneMatch(line -> line.matches("[.\\- ].*|From .*|.* |.* {2}.*"));
        }
    }

    @Test
    void whatIsSharedStandsInEveryMailInTheSameBytes() {
        Piece shared = new Piece("Guten Tag. ".repeat(30) + "Ihre", true);

        String one = encoded(new Pieces(List.of(new Piece("Anna", false), shared)));
        String other = encoded(new Pieces(List.of(new Piece("Jürgen", false), shared)));

        assertThat(one.substring(one.indexOf('\n')))
                .isEqualTo(other.substring(other.indexOf('\n')));
    }

    private static Pieces pieces(Random random) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(8); j > 0; j--) {
                text.append(LETTERS.get(random.nextInt(LETTERS.size())));
            }
            pieces.add(new Piece(text.toString(), random.nextBoolean()));
        }
        return new Pieces(pieces);
    }

    private String encoded(Pieces text) {
        Wire out = new Wire(100);
        encoder.encode(text, out);
        return new String(out.take(), StandardCharsets.US_ASCII);
    }

    private static String decoded(String encoded) throws IOException {
        byte[] bytes = encoded.getBytes(StandardCharsets.US_ASCII);
        try (var in = new QuotedPrintableInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String normal(String text) {
        String stripped = text.stripTrailing();
        return (stripped.isEmpty() ? "-" : stripped.replace("\r\n", "\n")).replace("\n", "\r\n")
                + "\r\n";
    }
}
