package com.mailflatrate.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.kernel.CaseId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The case of a form that was slowed down: its page leads to the form, its letter says why. */
@DatabaseTest
class GuardedFormCaseTest {

    @LocalServerPort int port;
    @Autowired ApplicationContext context;
    @Autowired CaseBook book;
    @Autowired Operator operator;

    @ParameterizedTest
    @Covers("C18")
    @CsvSource(
            delimiter = '|',
            value = {
                "HARD|gibt es nicht",
                "NOT_ME|sie seien es nicht gewesen",
                "UNCONFIRMED|haben nach zwei Tagen bestätigt"
            })
    void pageAndLetterSayWhatTheRuleFoundAndNothingElse(String why, String words) {
        Customer customer = new Customers(context).active("Laden");
        SentMails sent = new SentMails(context);
        UUID form =
                UUID.fromString(
                        new SignUps(context, new Http(port))
                                .open(customer, sent.list(customer, "Neues"))
                                .id());
        Lanes.engine(() -> book.openByRule(customer.account(), form, why));
        CaseId id = caseOf(sent, customer);
        Pages pages = new Pages(port, operator.session("Ines"));
        String page = "/operator/cases/" + id;
        assertThat(pages.get(page).body())
                .contains("ein gebremstes Formular", words, "/operator/forms/" + form)
                .contains("Laden");

        pages.post(page, page + "/actions", "action", "ask-account", "note", "Bitte bis Montag.");
        assertThat(letters(sent, customer))
                .singleElement()
                .asString()
                .contains(words, "höchstens 20 Mails am Tag", "Bitte bis Montag.")
                .satisfies(
                        letter ->
                                assertThat(
                                                List.of(
                                                        "gibt es nicht",
                                                        "sie seien es nicht gewesen",
                                                        "nach zwei Tagen bestätigt"))
                                        .filteredOn(letter::contains)
                                        .hasSize(1));
        Pages theirs = new Pages(port, new Customers(context).session(customer));
        assertThat(theirs.get(page).statusCode()).isIn(403, 404);
    }

    private static CaseId caseOf(SentMails sent, Customer customer) {
        return new CaseId(
                sent.engine(
                        db ->
                                db.sql("select id from abuse.cases where account_id = ?")
                                        .param(customer.account().value())
                                        .query(UUID.class)
                                        .single()));
    }

    private static List<String> letters(SentMails sent, Customer customer) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select body_text from delivery.letters where account_id = ? and kind = 'NOTICE'"
                                                + " and body_text like '%Bitte bis Montag.%'")
                                .param(customer.account().value())
                                .query(String.class)
                                .list());
    }
}
