package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageTokenTest {

    private static final byte[] MAC = {1, -2, 3, -4, 5, -6, 7, -8};
    private static final MessageToken TOKEN =
            new MessageToken(TokenPurpose.UNSUBSCRIBE, 3, new MessageId(0x0123456789abcdefL), MAC);

    @Test
    void aTokenIsReadBackInAnyCase() {
        assertThat(TOKEN.text()).hasSize(MessageToken.LENGTH).startsWith("u").isLowerCase();
        assertThat(MessageToken.parse(TokenPurpose.UNSUBSCRIBE, TOKEN.text())).contains(TOKEN);
        assertThat(
                        MessageToken.parse(
                                TokenPurpose.UNSUBSCRIBE, TOKEN.text().toUpperCase(Locale.ROOT)))
                .contains(TOKEN);
    }

    @Test
    void aTokenOfOnePurposeIsNotReadForAnother() {
        for (TokenPurpose other : TokenPurpose.values()) {
            if (other != TokenPurpose.UNSUBSCRIBE) {
                assertThat(MessageToken.parse(other, TOKEN.text())).as(other.name()).isEmpty();
            }
        }
    }

    @Test
    void everySingleChangedCharacterIsNoticed() {
        String text = TOKEN.text();
        for (int i = 1; i < text.length(); i++) {
            for (char c : "abcdefghijklmnopqrstuvwxyz234567".toCharArray()) {
                if (c != text.charAt(i)) {
                    String wrong = text.substring(0, i) + c + text.substring(i + 1);
                    assertThat(MessageToken.parse(TokenPurpose.UNSUBSCRIBE, wrong))
                            .as(wrong)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    @Covers("E6")
    void aTokenHoldsNothingButNumbersAndItsMac() {
        byte[] bytes = Base32.decode(TOKEN.text().substring(1)).orElseThrow();
        assertThat(bytes).hasSize(18);
        assertThat(bytes).startsWith(0x13, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef);
    }
}
