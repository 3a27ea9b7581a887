package com.mailflatrate.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Company;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What an account is once its suspension is lifted: what it was, never more. */
@DatabaseTest
@Covers("A12")
class SuspensionEndTest {

    private static final Actor BY = Actor.system("test");
    private static final SignedIn REVIEWER =
            new SignedIn(
                    new UserId(UUID.randomUUID()),
                    "Jana Weber",
                    EmailAddress.parse("jana@betrieb.test").orElseThrow(),
                    Optional.empty(),
                    Set.of(Role.REVIEWER),
                    Set.of("operator:accounts"),
                    SignedIn.Via.SESSION,
                    UUID.randomUUID(),
                    true);

    @Autowired private ApplicationContext context;
    @Autowired private Accounts accounts;
    @Autowired private Suspensions suspensions;

    private Customer shop;

    @BeforeEach
    void aShop() {
        shop = new Customers(context).active("Laden GmbH");
    }

    @Test
    void whoWasActiveIsActiveAgain() {
        suspend();
        assertThat(lifted()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void whoWaitedForAReviewerWaitsAgain() {
        become(AccountState.REVIEW);
        suspend();
        assertThat(lifted()).isEqualTo(AccountState.REVIEW);
    }

    @Test
    void whoChangedTheCompanyMeanwhileWaitsForAReviewerAndWhoOnlyMovedDoesNot() {
        suspend();
        rename("Laden GmbH", "Neue Straße 2");
        assertThat(lifted()).isEqualTo(AccountState.ACTIVE);
        suspend();
        rename("Ganz Andere GmbH", "Neue Straße 2");
        assertThat(state()).isEqualTo(AccountState.SUSPENDED);
        assertThat(lifted()).isEqualTo(AccountState.REVIEW);
    }

    @Test
    void endingTheContractAndTakingThatBackLeadsAroundNoSuspension() {
        suspend();
        become(AccountState.ENDED);
        assertThat(takenBack()).isEqualTo(AccountState.SUSPENDED);
        assertThat(lifted()).isEqualTo(AccountState.REVIEW);
        become(AccountState.ENDED);
        assertThat(takenBack()).as("who was not suspended").isEqualTo(AccountState.REVIEW);
    }

    private void suspend() {
        SuspensionDraft draft =
                new SuspensionDraft("sending", "Beschwerden", "AGB 7", false, false);
        Lanes.engine(() -> suspensions.suspend(shop.publicId(), draft, REVIEWER).orThrow());
        assertThat(state()).isEqualTo(AccountState.SUSPENDED);
    }

    private AccountState lifted() {
        return Lanes.engine(() -> suspensions.lift(shop.publicId(), REVIEWER).orThrow().state());
    }

    private AccountState takenBack() {
        Lanes.engine(() -> accounts.takeEndBack(shop.account(), "taken back", BY));
        return state();
    }

    private void become(AccountState state) {
        Lanes.engine(() -> accounts.changeState(shop.account(), state, "test", BY));
    }

    private AccountState state() {
        return Lanes.engine(() -> accounts.find(shop.account())).orElseThrow().state();
    }

    private void rename(String name, String street) {
        Company now = Lanes.engine(() -> accounts.find(shop.account())).orElseThrow().company();
        Company then =
                new Company(
                        name,
                        now.legalForm(),
                        street,
                        now.postalCode(),
                        now.city(),
                        now.country(),
                        now.phone(),
                        now.email(),
                        now.website(),
                        now.registerCourt(),
                        now.registerNumber(),
                        now.vatId(),
                        now.representatives());
        Lanes.engine(() -> accounts.updateImprint(shop.account(), then, BY).orThrow());
    }
}
