package com.mailflatrate.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who applied once, or was invited, and belongs to no account any more. */
@DatabaseTest
class PeopleOfNobodyTest {

    private static final Duration THREE_YEARS = Duration.ofDays(1096);

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private Retention retention;

    private SentMails sent;

    @BeforeEach
    void database() {
        sent = new SentMails(context);
    }

    @Test
    void whoBelongsToNoAccountGoesAfterThreeYearsWithTheirPasswordAndNotBefore() {
        UUID old = person(THREE_YEARS.plusDays(1), false);
        UUID young = person(THREE_YEARS.minusDays(1), false);
        password(old);
        password(young);
        retention.round();
        assertThat(isThere("account.users where id", old)).isFalse();
        assertThat(isThere("account.credentials where user_id", old)).isFalse();
        assertThat(isThere("account.users where id", young)).isTrue();
        assertThat(isThere("account.credentials where user_id", young)).isTrue();
    }

    @Test
    void whoHasARoleSomewhereOrIsStaffStaysHoweverLongAgoTheyCame() {
        Customer acme = new Customers(context).active("Langjährig GmbH");
        UUID member = person(THREE_YEARS.multipliedBy(4), false);
        UUID staff = person(THREE_YEARS.multipliedBy(4), true);
        sent.engine(
                db ->
                        db.sql(
                                        "insert into account.roles (account_id, user_id, role, granted_at) values (?, ?, 'viewer', ?)")
                                .params(acme.account().value(), member, Rows.utc(time.now()))
                                .update());
        retention.round();
        assertThat(isThere("account.users where id", member)).isTrue();
        assertThat(isThere("account.users where id", staff)).isTrue();
        sent.engine(db -> db.sql("delete from account.users where id = ?").param(staff).update());
    }

    private UUID person(Duration age, boolean staff) {
        UUID id = UUID.randomUUID();
        sent.engine(
                db ->
                        db.sql(
                                        "insert into account.users (id, name, email, email_key, language, staff, created_at)"
                                                + " values (:id, 'Niemand', :email, :email, 'de', :staff, :at)")
                                .param("id", id)
                                .param("email", id + "@niemand.test")
                                .param("staff", staff)
                                .param("at", Rows.utc(time.now().minus(age)))
                                .update());
        return id;
    }

    private void password(UUID user) {
        sent.engine(
                db ->
                        db.sql(
                                        "insert into account.credentials (user_id, password_hash, changed_at) values (?, 'x', ?)")
                                .params(user, Rows.utc(time.now()))
                                .update());
    }

    private boolean isThere(String where, UUID id) {
        return sent.<Long>engine(
                        db ->
                                db.sql("select count(*) from " + where + " = ?")
                                        .param(id)
                                        .query(Long.class)
                                        .single())
                > 0;
    }
}
