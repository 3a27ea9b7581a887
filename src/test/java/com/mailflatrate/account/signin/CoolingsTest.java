package com.mailflatrate.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Twelve hours without bulk after a change to the way in. */
@DatabaseTest
class CoolingsTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "test", Language.DE);

    @Autowired private ApplicationContext context;
    @Autowired private Coolings coolings;
    @Autowired private People people;
    @Autowired private ApiKeys keys;

    @SuppressWarnings("NullAway.Init") // before each test
    private Customers.Customer customer;

    @BeforeEach
    void anAccountOfLastWeek() {
        customer = new Customers(context).active("Rösterei");
        engine(
                "update account.accounts set created_at = created_at - interval '7 days' where account_id = "
                        + customer.account().value());
        engine(
                "update account.api_keys set created_at = created_at - interval '6 days' where account_id = "
                        + customer.account().value());
    }

    @Test
    @Covers("A13")
    void whoeverLostASecondFactorSendsNothingInBulkForTwelveHoursAndOthersGoOn() {
        assertThat(coolings.check(customer.owner()).isDone()).isTrue();
        people.factorChanged(
                customer.owner().user(), SecurityNews.What.FACTOR_REMOVED, "totp", CLIENT);
        assertThat(code(customer.owner())).isEqualTo(Code.COOLING);
        SignedIn key = keys.find(customer.key()).orElseThrow();
        assertThat(coolings.check(key).isDone()).isTrue();
        later("11 hours 59 minutes");
        assertThat(code(customer.owner())).isEqualTo(Code.COOLING);
        later("1 minute 1 second");
        assertThat(coolings.check(customer.owner()).isDone()).isTrue();
    }

    @Test
    @Covers("A13")
    void whoeverSetAForgottenPasswordWaitsAndWhoChangesTheOldOneDoesNot() {
        UserId user = customer.owner().user();
        String hash = people.hash("frisch gemahlen am Morgen");
        people.renewPassword(user, hash, null, false, CLIENT);
        assertThat(coolings.check(customer.owner()).isDone()).isTrue();
        people.renewPassword(user, hash, null, true, CLIENT);
        assertThat(code(customer.owner())).isEqualTo(Code.COOLING);
    }

    @Test
    @Covers("A13")
    void aNewConfirmingKeyWaitsAndOneThatCannotConfirmDoesNot() {
        SignedIn confirming = key("mailings:confirm", "mailings:write");
        assertThat(code(confirming)).isEqualTo(Code.COOLING);
        older("11 hours 59 minutes");
        assertThat(code(confirming)).isEqualTo(Code.COOLING);
        older("1 minute 1 second");
        assertThat(coolings.check(confirming).isDone()).isTrue();
        assertThat(coolings.check(key("mailings:write")).isDone()).isTrue();
    }

    @Test
    void anAccountsFirstDayDoesNotCool() {
        Customers.Customer young = new Customers(context).active("Neu");
        people.factorChanged(
                young.owner().user(), SecurityNews.What.FACTOR_REMOVED, "totp", CLIENT);
        assertThat(coolings.check(young.owner()).isDone()).isTrue();
    }

    private SignedIn key(String... scopes) {
        String secret =
                AccountScope.call(
                        customer.account(),
                        () ->
                                keys.create(
                                                customer.account(),
                                                "neu",
                                                new ArrayList<@Nullable String>(List.of(scopes)),
                                                customer.owner())
                                        .orThrow()
                                        .secret());
        return keys.find(secret).orElseThrow();
    }

    /** So much of the person's wait is over. */
    private void later(String interval) {
        engine(
                "update account.credentials set cooling_until = cooling_until - interval '%s' where user_id = '%s'"
                        .formatted(interval, customer.owner().user()));
    }

    /** The account's keys were made so much earlier. */
    private void older(String interval) {
        engine(
                "update account.api_keys set created_at = created_at - interval '%s' where account_id = %d"
                        .formatted(interval, customer.account().value()));
    }

    private Code code(SignedIn me) {
        return coolings.check(me).reasons().getFirst().code();
    }

    private void engine(String sql) {
        new SentMails(context).engine(db -> db.sql(sql).update());
    }
}
