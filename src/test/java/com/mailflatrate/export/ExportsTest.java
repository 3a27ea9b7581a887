package com.mailflatrate.export;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who may carry contacts out, how much at once, and what tells where they have gone. */
@DatabaseTest
class ExportsTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "test", Language.DE);
    private static final String REASON = "Umzug des Ladens";

    @Autowired private ApplicationContext context;
    @Autowired private Exports exports;
    @Autowired private Canaries canaries;
    @Autowired private Sessions sessions;
    @Autowired private ApiKeys keys;
    @Autowired private Inbound inbound;
    @Autowired private Audit audit;
    @Autowired private ContactViews views;

    @SuppressWarnings("NullAway.Init") // before each test
    private Customers.Customer customer;

    @SuppressWarnings("NullAway.Init") // before each test
    private SignedIn owner;

    @BeforeEach
    void anOwnerWithAFreshSecondFactor() {
        Customers customers = new Customers(context);
        customer = customers.active("Ausfuhr");
        owner = sessions.find(customers.session(customer)).orElseThrow();
    }

    @Test
    @Covers("A13")
    void anExportNeedsTheOwnerAFreshSecondFactorAndAReason() {
        assertThat(code(ask(as(Role.EDITOR), 10, REASON))).isEqualTo(Code.NOT_ALLOWED);
        assertThat(code(ask(owner, 10, " "))).isEqualTo(Code.REQUIRED);
        assertThat(code(ask(owner, 10, "so"))).isEqualTo(Code.INVALID_VALUE);
        assertThat(ask(owner, 10, REASON).isDone()).isTrue();
        provedEarlier("14 minutes");
        assertThat(ask(owner, 10, REASON).isDone()).isTrue();
        provedEarlier("2 minutes");
        assertThat(code(ask(owner, 10, REASON))).isEqualTo(Code.STEP_UP_REQUIRED);
    }

    @Test
    @Covers("J9")
    void whatIsCarriedOutIsALineOfTheLogAndWhatIsRefusedIsNone() {
        ask(as(Role.EDITOR), 10, REASON);
        ask(owner, 10, "so");
        assertThat(log("export.permitted")).isEmpty();
        Permit permit = ask(owner, 10, REASON).orThrow();
        assertThat(log("export.permitted"))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.by().name()).isEqualTo(owner.name());
                            assertThat(line.details())
                                    .containsEntry("reason", REASON)
                                    .containsEntry("contacts", "10")
                                    .containsEntry("ip", CLIENT.ip());
                        });
        assertThat(log("export.fetched")).isEmpty();
        exports.fetch(owner, permit.id()).orThrow();
        assertThat(log("export.fetched"))
                .singleElement()
                .satisfies(line -> assertThat(line.subject()).isEqualTo(permit.id().toString()));
    }

    @Test
    void aKeyExportsWithTheGrantOnly() {
        assertThat(ask(key("contacts:export"), 10, REASON).isDone()).isTrue();
        assertThat(code(ask(key("contacts:read"), 10, REASON))).isEqualTo(Code.NOT_ALLOWED);
    }

    @Test
    void theFourthExportOfADayWaitsAndIsFetchedAfterTwelveHours() {
        for (int i = 0; i < 3; i++) {
            Permit permit = ask(owner, 10, REASON).orThrow();
            assertThat(exports.fetch(owner, permit.id()).isDone()).isTrue();
        }
        Permit fourth = ask(owner, 10, REASON).orThrow();
        assertThat(fourth.opensAt()).isEqualTo(fourth.askedAt().plus(Duration.ofHours(12)));
        assertThat(code(exports.fetch(owner, fourth.id()))).isEqualTo(Code.EXPORT_WAITS);
        later(fourth, "12 hours 1 second");
        assertThat(exports.fetch(owner, fourth.id()).isDone()).isTrue();
        later(fourth, "24 hours");
        assertThat(code(exports.fetch(owner, fourth.id()))).isEqualTo(Code.GONE);
    }

    @Test
    void fiftyThousandContactsInADayGoAtOnceAndOneMoreWaits() {
        Permit first = ask(owner, 49_999, REASON).orThrow();
        Permit second = ask(owner, 1, REASON).orThrow();
        assertThat(second.opensAt()).isEqualTo(second.askedAt());
        assertThat(first.opensAt()).isEqualTo(first.askedAt());
        Permit third = ask(owner, 1, REASON).orThrow();
        assertThat(third.opensAt()).isAfter(third.askedAt());
    }

    @Test
    void anOwnerStopsAnExportAndAnotherAccountDoesNotKnowIt() {
        Permit permit = ask(owner, 10, REASON).orThrow();
        Customers customers = new Customers(context);
        SignedIn other = sessions.find(customers.session(customers.active("Fremde"))).orElseThrow();
        assertThat(code(exports.stop(other, permit.id()))).isEqualTo(Code.NOT_FOUND);
        assertThat(code(exports.fetch(other, permit.id()))).isEqualTo(Code.NOT_FOUND);
        assertThat(code(exports.stop(as(Role.EDITOR), permit.id()))).isEqualTo(Code.NOT_ALLOWED);
        assertThat(exports.stop(owner, permit.id()).isDone()).isTrue();
        assertThat(code(exports.fetch(owner, permit.id()))).isEqualTo(Code.GONE);
    }

    @Test
    void allOwnersAreToldAtOnceWithTheReason() {
        ask(owner, 321, REASON).orThrow();
        eventually(
                () ->
                        assertThat(letters())
                                .anyMatch(
                                        text ->
                                                text.contains(REASON)
                                                        && text.contains("321")
                                                        && text.contains("liegt jetzt bereit")));
    }

    @Test
    void mailToACanaryRingsAndNobodyCanGuessOne() {
        Permit permit = ask(owner, 10, REASON).orThrow();
        String canary = permit.canaries().getFirst().email().full();
        assertThat(inbound.accepts(canary)).isTrue();
        assertThat(
                        inbound.accepts(
                                "anna.berger.aaaaaaaaaa" + canary.substring(canary.indexOf('@'))))
                .isFalse();
        assertThat(canaries.isCanary("x" + canary)).isFalse();
        receive(canary);
        receive(canary);
        assertThat(log("export.canary-rang")).hasSize(1);
        eventually(
                () ->
                        assertThat(letters())
                                .filteredOn(text -> text.contains("shop@verkauft.example"))
                                .hasSize(1));
    }

    @Test
    @Covers("J9")
    void whoLooksAtContactsIsCountedAndTheHourBecomesOneLine() {
        views.seen(customer.account(), owner, false);
        views.seen(customer.account(), owner, false);
        views.seen(customer.account(), owner, true);
        views.settle();
        assertThat(log("contact.viewed")).isEmpty();
        engine(
                "update export.views set hour_at = hour_at - interval '1 hour' where account_id = "
                        + customer.account().value());
        views.settle();
        assertThat(log("contact.viewed"))
                .singleElement()
                .satisfies(
                        entry ->
                                assertThat(entry.details())
                                        .containsEntry("tables", "2")
                                        .containsEntry("contacts", "1"));
    }

    private void receive(String to) {
        inbound.receive(
                "shop@verkauft.example",
                "<" + to + ">",
                new ByteArrayInputStream(
                        "Subject: Billig\r\nFrom: shop@verkauft.example\r\n\r\nKauft!"
                                .getBytes(StandardCharsets.US_ASCII)));
    }

    private List<Audit.Entry> log(String action) {
        return AccountScope.call(
                        customer.account(),
                        () -> audit.page(customer.account(), new PageRequest(100, null)))
                .items()
                .stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }

    private List<String> letters() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select body_text from delivery.letters where account_id = ?")
                                        .param(customer.account().value())
                                        .query(String.class)
                                        .list());
    }

    private Outcome<Permit> ask(SignedIn me, long contacts, String reason) {
        return exports.permit(me, "Stammkunden", contacts, reason, CLIENT);
    }

    private void provedEarlier(String interval) {
        engine(
                "update account.sessions set proved_at = proved_at - interval '%s' where id = '%s'"
                        .formatted(interval, owner.viaId()));
    }

    private void later(Permit permit, String interval) {
        engine(
                "update export.permits set opens_at = opens_at - interval '%1$s', closes_at = closes_at - interval '%1$s' where id = '%2$s'"
                        .formatted(interval, permit.id()));
    }

    private SignedIn as(Role role) {
        return new SignedIn(
                owner.user(),
                owner.name(),
                owner.email(),
                owner.account(),
                Set.of(role),
                Set.of("contacts:read"),
                owner.via(),
                owner.viaId(),
                false);
    }

    private SignedIn key(String scope) {
        String secret =
                AccountScope.call(
                        customer.account(),
                        () ->
                                keys.create(
                                                customer.account(),
                                                "neu",
                                                new ArrayList<@Nullable String>(List.of(scope)),
                                                customer.owner())
                                        .orThrow()
                                        .secret());
        return keys.find(secret).orElseThrow();
    }

    private static Code code(Outcome<?> outcome) {
        return outcome.reasons().getFirst().code();
    }

    private void engine(String sql) {
        new SentMails(context).engine(db -> db.sql(sql).update());
    }
}
