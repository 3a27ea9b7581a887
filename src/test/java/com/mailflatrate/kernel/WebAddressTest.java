package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "laden.test, https://laden.test, laden.test",
        "http://www.laden.test/danke?von=post#oben, http://www.laden.test/danke?von=post#oben, www.laden.test",
        "HTTPS://Laden.Test:8443/danke, HTTPS://Laden.Test:8443/danke, laden.test",
        "https://bäckerei.test/über-uns, https://xn--bckerei-5wa.test/%C3%BCber-uns, xn--bckerei-5wa.test",
        "https://BÄCKEREI.test:8443/, https://xn--bckerei-5wa.test:8443/, xn--bckerei-5wa.test",
        "https://laden.test/?an=größe, https://laden.test/?an=gr%C3%B6%C3%9Fe, laden.test"
    })
    void anAddressIsReadAsTheWireWantsIt(String typed, String address, String host) {
        assertThat(WebAddress.parse(typed)).hasValue(address);
        assertThat(WebAddress.host(address)).hasValue(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//laden.test",
                "/danke",
                "\\\\laden.test",
                "https:\\\\laden.test",
                "https:/laden.test",
                "https:///danke",
                "https://laden",
                "https://laden.test@böse.test/",
                "https://laden.test:geheim@evil.test/",
                "https://laden.test\\@evil.test/",
                "https://evil.test\\.laden.test/",
                "https://laden.test%2Eevil.test/",
                "javascript:alert(1)",
                "javascript://laden.test/%0Aalert(1)",
                "data://laden.test/text",
                "ftp://laden.test/",
                "https://laden.test/\r\nSet-Cookie: a=b",
                "https://[::1]/",
                "https://127.1/",
                ""
            })
    void whatIsNoAddressOfAWebsiteIsNone(String typed) {
        assertThat(WebAddress.parse(typed)).isEmpty();
    }

    @Test
    void lettersThatOnlyLookAlikeAreAnotherHost() {
        assertThat(WebAddress.parse("https://lаden.test/").flatMap(WebAddress::host))
                .as("with the Cyrillic letter")
                .isPresent()
                .get()
                .isNotEqualTo("laden.test");
        assertThat(WebAddress.parse("https://laden。test/").flatMap(WebAddress::host))
                .as("with the full stop of Chinese")
                .hasValue("laden.test");
    }
}
