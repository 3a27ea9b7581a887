package com.mailflatrate.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class VisitsTest {

    @Test
    void aBrowserThatKeepsTheSiteToItselfNamesNone() {
        assertThat(Visits.of(from("null")).host()).isNull();
    }

    @Test
    void theSiteABrowserNamesIsOnRecordAsItIs() {
        assertThat(Visits.of(from("https://laden.test")).host()).isEqualTo("https://laden.test");
    }

    private static MockHttpServletRequest from(String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Origin", origin);
        return request;
    }
}
