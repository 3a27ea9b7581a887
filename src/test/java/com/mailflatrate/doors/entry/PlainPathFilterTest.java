package com.mailflatrate.doors.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPathFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/%61pi/v1/account, /api/v1/account",
        "/%61%70%69, /api",
        "/lists/a%2Db%5Fc%7Ed, /lists/a-b_c~d",
        "/a%2fb%2Fc, /a%2fb%2Fc",
        "/%2e%2e/api, /%2e%2e/api",
        "/%2561pi, /%2561pi",
        "/b%C3%A4cker, /b%C3%A4cker",
        "/a%3Bx=%20%00, /a%3Bx=%20%00",
        "/odd%, /odd%",
        "/odd%6, /odd%6",
        "/odd%6g%61, /odd%6ga",
        "/odd%-1, /odd%-1",
    })
    void onlyEscapesThatSayNothingAreUndone(String came, String is) {
        assertThat(PlainPathFilter.plain(came)).isEqualTo(is);
    }
}
