package com.mailflatrate.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.database.Rows;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A case that a court or an authority wants kept, and what belongs to it. */
@DatabaseTest
class CaseHoldTest {

    private static final Actor INES = Actor.person("Ines");
    private static final Duration THREE_YEARS = Duration.ofDays(1097);
    private static final String CASE =
            """
            insert into abuse.cases (id, state, verdict, door, account_id, contact_id, said, raw, received_at, due_at, closed_at)
            values (:id, 'CLOSED', 'UNKNOWN', 'MAIL', :account, :contact, 'Wer sind Sie?', 'Subject: x'::bytea, :at, :at, :at)
            """;
    private static final String STEP =
            """
            insert into abuse.steps (case_id, at, by_kind, by_name, action, note) values (?, ?, 'SYSTEM', 'Test', 'close', 'Notiz')
            """;
    private static final String DECISION =
            """
            insert into abuse.inbox_decisions (mail_id, choice, decided_at, decided_by, case_id) values (?, 'COMPLAINT', ?, 'Ines', ?)
            """;
    private static final String LETTER =
            """
            insert into delivery.letters (account_id, message_id, kind, to_address, subject, body_text, queued_at)
            values (?, ?, 'NOTICE', 'jan@firma.test', 'Betreff', 'Text', ?)
            """;
    private static final String MAIL =
            """
            insert into feedback.mails (id, received_at, envelope_from, envelope_to, size, raw, state, kind, account_id)
            values (?, ?, '', 'b@mail.test', 1, 'x'::bytea, 'DONE', 'BOUNCE', ?)
            """;

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private Retention retention;
    @Autowired private LegalHolds holds;
    @Autowired private Mails mails;

    private SentMails sent;
    private Customer acme;

    @BeforeEach
    void anAccount() {
        sent = new SentMails(context);
        acme = new Customers(context).active("Acme GmbH");
    }

    @Test
    void aHeldCaseOfNobodyOutlivesItsPeriodWithItsNotesAndItsMailAndGoesWhenLifted() {
        CaseId held = closed(null, null);
        CaseId neighbour = closed(null, null);
        LegalHold hold = set(held);
        retention.round();
        assertThat(left(held)).isEqualTo(new Left(1, 1, 1));
        assertThat(left(neighbour)).isEqualTo(new Left(0, 0, 0));
        holds.lift(hold.id(), INES).orThrow();
        retention.round();
        assertThat(left(held)).isEqualTo(new Left(0, 0, 0));
    }

    @Test
    void oneOfTwoHoldsLiftedLeavesTheOther() {
        CaseId held = closed(null, null);
        LegalHold first = set(held);
        LegalHold second = set(held);
        holds.lift(first.id(), INES).orThrow();
        retention.round();
        assertThat(left(held)).isEqualTo(new Left(1, 1, 1));
        assertThat(holds.lift(first.id(), INES).isDone()).isFalse();
        holds.lift(second.id(), INES).orThrow();
        assertThat(holds.of(held)).allMatch(one -> one.liftedAt() != null).hasSize(2);
    }

    @Test
    void whileACaseIsHeldNothingOfItsAccountGrowsOldAndOfOthersItDoes() {
        Customer other = new Customers(context).active("Andere GmbH");
        CaseId held = closed(acme, null);
        UUID kept = old(acme);
        UUID gone = old(other);
        LegalHold hold = set(held);
        forget();
        assertThat(letters(acme)).isOne();
        assertThat(stored(kept)).isTrue();
        assertThat(letters(other)).isZero();
        assertThat(stored(gone)).isFalse();
        holds.lift(hold.id(), INES).orThrow();
        forget();
        assertThat(letters(acme)).isZero();
        assertThat(stored(kept)).isFalse();
        assertThat(left(held)).isEqualTo(new Left(0, 0, 0));
    }

    @Test
    void theContactOfAHeldCaseIsNotErasedAndAnotherMayBeUnlessTheCaseNamesNone() {
        ContactId complained = new ContactId(UUID.randomUUID());
        ContactId other = new ContactId(UUID.randomUUID());
        LegalHold named = set(closed(acme, complained));
        assertThat(holds.holds(acme.account(), complained)).isTrue();
        assertThat(holds.holds(acme.account(), other)).isFalse();
        LegalHold all = set(closed(acme, null));
        assertThat(holds.holds(acme.account(), other)).isTrue();
        holds.lift(named.id(), INES).orThrow();
        holds.lift(all.id(), INES).orThrow();
        assertThat(holds.holds(acme.account(), complained)).isFalse();
    }

    @Test
    void itWantsACaseAReasonAndAReference() {
        CaseId id = closed(null, null);
        assertThat(codes(new CaseId(UUID.randomUUID()), "Beschluss", "Az. 1"))
                .containsExactly(Code.NOT_FOUND);
        assertThat(codes(id, " ", "")).containsExactly(Code.REQUIRED, Code.REQUIRED);
        assertThat(codes(id, "kurz", "A")).containsExactly(Code.INVALID_VALUE, Code.INVALID_VALUE);
        assertThat(codes(id, "x".repeat(501), "x".repeat(201)))
                .containsExactly(Code.TOO_LONG, Code.TOO_LONG);
        assertThat(holds.of(id)).isEmpty();
    }

    private List<Code> codes(CaseId id, String reason, String reference) {
        Outcome<LegalHold> refused = holds.set(id, reason, reference, INES);
        return refused.reasons().stream().map(Reason::code).toList();
    }

    private LegalHold set(CaseId id) {
        return holds.set(id, "Beschluss des Amtsgerichts", "12 C 34/26", INES).orThrow();
    }

    private void forget() {
        retention.round();
        Lanes.engine(() -> mails.forget(holds));
    }

    private CaseId closed(@Nullable Customer customer, @Nullable ContactId contact) {
        CaseId id = new CaseId(UUID.randomUUID());
        var at = Rows.utc(time.now().minus(THREE_YEARS));
        sent.engine(
                db ->
                        db.sql(CASE)
                                .param("id", id.value())
                                .param(
                                        "account",
                                        customer == null ? null : customer.account().value())
                                .param("contact", contact == null ? null : contact.value())
                                .param("at", at)
                                .update());
        update(STEP, id.value(), at);
        update(DECISION, UUID.randomUUID(), at, id.value());
        return id;
    }

    /** A letter and a returned mail that are too old. */
    private UUID old(Customer customer) {
        var at = Rows.utc(time.now().minus(Duration.ofDays(91)));
        long message = UUID.randomUUID().getMostSignificantBits() >>> 2;
        update(LETTER, customer.account().value(), message, at);
        UUID mail = UUID.randomUUID();
        update(MAIL, mail, at, customer.account().value());
        return mail;
    }

    /** What is there of a case: the case with its mail, its notes, and decisions that led to it. */
    private record Left(long cases, long steps, long decisions) {}

    private Left left(CaseId id) {
        return new Left(
                count("abuse.cases where raw is not null and id = ?", id.value()),
                count("abuse.steps where note <> '' and case_id = ?", id.value()),
                count("abuse.inbox_decisions where case_id = ?", id.value()));
    }

    private long letters(Customer customer) {
        return count(
                "delivery.letters where to_address = 'jan@firma.test' and account_id = ?",
                customer.account().value());
    }

    private boolean stored(UUID mail) {
        return count("feedback.mails where id = ?", mail) > 0;
    }

    private long count(String where, Object value) {
        return sent.engine(
                db ->
                        db.sql("select count(*) from " + where)
                                .param(value)
                                .query(Long.class)
                                .single());
    }

    private void update(String sql, Object... values) {
        sent.engine(db -> db.sql(sql).params(values).update());
    }
}
