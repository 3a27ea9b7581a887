package com.mailflatrate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever makes something is told where it is. */
@DatabaseTest
class LocationTest {

    /** Says it itself: the file is a document of one answer, its request stays. */
    private static final Set<String> BY_ITSELF = Set.of("/api/v1/privacy/access-files");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    private Http http;
    private Customer customer;

    @BeforeEach
    void aCustomer() {
        http = new Http(port);
        customer = new Customers(context).active("Ort GmbH");
    }

    @Test
    void everyCreationLeadsToWhatItMadeOrToTheListThatShowsIt() {
        Map<RequestMappingInfo, HandlerMethod> routes =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods();
        Set<String> readable = new HashSet<>(BY_ITSELF);
        Map<String, HandlerMethod> creations = new TreeMap<>();
        routes.forEach(
                (route, handler) -> {
                    if (route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                        readable.addAll(route.getPatternValues());
                    }
                    ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
                    if (status != null && status.value() == HttpStatus.CREATED) {
                        creations.put(route.getPatternValues() + " " + handler, handler);
                    }
                });
        assertThat(creations).hasSizeGreaterThan(25);
        List<String> lost = new ArrayList<>();
        routes.forEach(
                (route, handler) -> {
                    if (creations.containsValue(handler)
                            && !Located.class.isAssignableFrom(
                                    handler.getReturnType().getParameterType())
                            && !readable.containsAll(route.getPatternValues())) {
                        lost.add(route.toString());
                    }
                });
        assertThat(lost).as("201 without a place; let the answer be Located").isEmpty();
    }

    @Test
    void whatAnAccountMakesIsThereWhereTheAnswerSays() {
        String list = new SentMails(context).list(customer, "Neues").toString();
        String email = "ort-" + UUID.randomUUID() + "@accept.test";
        follow("/api/v1/suppressions", "{\"email\": \"%s\"}".formatted(email));
        follow("/api/v1/fields", "{\"key\": \"ort\", \"label\": \"Ort\", \"type\": \"text\"}");
        follow("/api/v1/account/messages", "{\"text\": \"Guten Tag\"}");
        follow("/api/v1/privacy/access-files", "{\"email\": \"%s\"}".formatted(email));
        follow(
                "/api/v1/lists/" + list + "/forms",
                """
                {"title": "Rundbrief", "language": "de", "consentText": "Ja, schickt mir den Rundbrief der Ort GmbH.",
                 "privacyUrl": "https://www.ort.example/datenschutz", "fields": [], "captcha": "none"}""");
    }

    private void follow(String path, String json) {
        HttpResponse<String> made = http.postJson(path, json, customer.bearer());
        assertThat(made.statusCode()).as(path + made.body()).isEqualTo(201);
        String place = made.headers().firstValue("Location").orElse("nowhere");
        HttpResponse<String> there = http.get(place, customer.bearer());
        assertThat(there.statusCode()).as(path + " said " + place).isEqualTo(200);
    }
}
