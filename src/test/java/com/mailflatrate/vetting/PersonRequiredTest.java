package com.mailflatrate.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.SignedIn.Via;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.vetting.talk.Conversations;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;

/** Where mail leaves for real, a key of the operator decides nothing about anybody. */
@DatabaseTest
@Covers("A10")
class PersonRequiredTest {

    @Autowired private ApplicationContext context;
    @Autowired private VettingStore vettings;
    @Autowired private SuspensionStore suspensions;
    @Autowired private Accounts accounts;
    @Autowired private Audit audit;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private UuidV7 ids;
    @Autowired private Conversations talk;
    @Autowired private InstantSource clock;

    @Test
    void aKeyDoesNotDecideOutsideTheSandboxAndAPersonDoes() {
        UUID applicant = new Customers(context).pending("Antrag").publicId();
        Vetting vetting =
                new Vetting(
                        vettings,
                        accounts,
                        audit,
                        events,
                        talk,
                        clock,
                        new StaffRights("smarthost"));
        assertThat(engine(() -> vetting.decide(applicant, "approve", "gut", by(Via.KEY))))
                .containsExactly(Code.PERSON_REQUIRED);
        assertThat(engine(() -> vetting.decide(applicant, "approve", "gut", by(Via.SESSION))))
                .doesNotContain(Code.PERSON_REQUIRED);
        Vetting sandbox =
                new Vetting(
                        vettings, accounts, audit, events, talk, clock, new StaffRights("sandbox"));
        assertThat(engine(() -> sandbox.decide(applicant, "approve", "gut", by(Via.KEY))))
                .doesNotContain(Code.PERSON_REQUIRED);
    }

    @Test
    void aKeyNeitherSuspendsNorLifts() {
        Customer customer = new Customers(context).active("Sperre");
        Suspensions real =
                new Suspensions(
                        suspensions, accounts, ids, clock, events, new StaffRights("smarthost"));
        assertThat(engine(() -> suspend(real, customer, Via.KEY)))
                .containsExactly(Code.PERSON_REQUIRED);
        assertThat(engine(() -> suspend(real, customer, Via.SESSION))).isEmpty();
        assertThat(engine(() -> real.lift(customer.publicId(), by(Via.KEY))))
                .containsExactly(Code.PERSON_REQUIRED);
        assertThat(engine(() -> real.lift(customer.publicId(), by(Via.SESSION)))).isEmpty();
    }

    private static Outcome<?> suspend(Suspensions real, Customer customer, Via via) {
        return real.suspend(
                customer.publicId(),
                new SuspensionDraft("sending", "Fakten", "Nr. 7", false, false),
                by(via));
    }

    private java.util.List<Code> engine(java.util.function.Supplier<Outcome<?>> work) {
        return Objects.requireNonNull(
                        com.mailflatrate.database.Lanes.engine(
                                () ->
                                        new org.springframework.transaction.support
                                                        .TransactionTemplate(
                                                        context.getBean(
                                                                org.springframework.transaction
                                                                        .PlatformTransactionManager
                                                                        .class))
                                                .execute(tx -> work.get())))
                .reasons()
                .stream()
                .map(Reason::code)
                .toList();
    }

    private static SignedIn by(Via via) {
        return new SignedIn(
                new UserId(UUID.randomUUID()),
                "Paula Prüfer",
                EmailAddress.parse("paula@operator.test").orElseThrow(),
                Optional.empty(),
                Set.of(Role.REVIEWER),
                Set.of("operator:*"),
                via,
                UUID.randomUUID(),
                true);
    }
}
