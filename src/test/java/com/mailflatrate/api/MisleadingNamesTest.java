package com.mailflatrate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A name shows as it is written, wherever something is given one. */
@DatabaseTest
class MisleadingNamesTest {

    /** What shows as "Rechnung exe.png". */
    private static final String TURNED = "Rechnung \\u202Egnp.exe";

    private final Http http;
    private final Customers customers;
    private Customer customer;

    @Autowired
    MisleadingNamesTest(ApplicationContext context, @LocalServerPort int port) {
        this.http = new Http(port);
        this.customers = new Customers(context);
    }

    @BeforeEach
    void customer() {
        customer = customers.active("Namen GmbH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/lists | {\"name\": \"%s\"} | name",
                "/lists | {\"name\": \"Post\", \"description\": \"%s\"} | description",
                "/segments | {\"name\": \"%s\", \"rules\": {\"test\": \"address-begins\", \"value\": \"a\"}} | name",
                "/fields | {\"key\": \"hund\", \"label\": \"%s\", \"type\": \"text\"} | label",
                "/campaigns | {\"name\": \"%s\", \"listIds\": [], \"subject\": \"Neu\", \"html\": \"\", \"tracking\": \"off\"} | name",
                "/campaigns | {\"name\": \"Mai\", \"from\": {\"name\": \"%s\", \"email\": \"a@b.test\"}, \"listIds\": [], \"subject\": \"Neu\", \"html\": \"\", \"tracking\": \"off\"} | from.name"
            })
    void aNameThatTurnsItsWritingAroundIsRefusedAndAnHonestOneIsNot(
            String path, String body, String field) {
        HttpResponse<String> refused = post(path, body.formatted(TURNED));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"field\":\"" + field + "\",\"code\":\"CONTROL_CHARACTER\"");
        HttpResponse<String> taken = post(path, body.formatted("חנות ספרים"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    }

    @Test
    void theRefusalSaysInBothLanguagesThatTheCharacterCannotBeSeen() {
        String body = "{\"name\": \"%s\"}".formatted(TURNED);
        assertThat(post("/lists", body).body()).contains("unsichtbares Zeichen");
        assertThat(post("/lists?lang=en", body).body()).contains("invisible character");
    }

    private HttpResponse<String> post(String path, String body) {
        return http.postJson("/api/v1" + path, body, customer.bearer());
    }
}
