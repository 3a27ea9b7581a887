package com.mailflatrate.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/lists",
                "/lists?status=held&x=//not-a-host",
                "/start#stopped",
                "/contacts?q=a.b",
                "/mailings/mfr-abcd-efgh-ijkl"
            })
    void aPathOfThisHouseIsFollowed(String to) {
        assertThat(Paths.or(to, "/else")).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lists",
                "//evil.test",
                "/\\evil.test",
                "https://evil.test",
                "/.//evil.test",
                "/..//evil.test",
                "/lists//evil.test",
                "/lists/{a}",
                "/lists?x={a}",
                "/lists\r\nSet-Cookie: mf=x",
                "/\u2028/evil.test",
                "?//evil.test"
            })
    void whatMayLeadElsewhereIsNot(String to) {
        assertThat(Paths.or(to, "/else")).isEqualTo("/else");
    }
}
