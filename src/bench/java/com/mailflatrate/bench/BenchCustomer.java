package com.mailflatrate.bench;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Company;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.vetting.ApplicationDraft;
import com.mailflatrate.vetting.Applications;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** An account that may work, without anybody having looked at it, and the one who looks at imports. */
final class BenchCustomer {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "bench", Language.DE);
    private static final String EMAIL = "chefin@messung.test";
    private static final String PASSWORD = "kaffee mahlt man frisch";

    private BenchCustomer() {}

    static AccountId in(ApplicationContext service) {
        Applications.Receipt receipt =
                service.getBean(Applications.class)
                        .apply(application(service.getBean(Policies.class)), CLIENT)
                        .orThrow();
        Account account = service.getBean(Accounts.class).byPublicId(receipt.account()).orElseThrow();
        Lanes.engine(() -> change(service, "update account.accounts set state = 'active' where account_id = ?", account.id().value()));
        return account.id();
    }

    /** The token of a session of the one who applied, on a device that is known. */
    static String session(ApplicationContext service) {
        Lanes.engine(() -> change(service, "update account.users set confirmed_at = coalesce(confirmed_at, created_at) where email = ?", EMAIL));
        UserId user =
                Lanes.engine(
                        () ->
                                service.getBean(TransactionOperations.class)
                                        .execute(
                                                tx ->
                                                        service.getBean(JdbcClient.class)
                                                                .sql("select id from account.users where email = ?")
                                                                .param(EMAIL)
                                                                .query((row, n) -> new UserId(row.getObject(1, UUID.class)))
                                                                .single()));
        String device = service.getBean(Devices.class).remember(user, null, CLIENT.ip(), CLIENT.userAgent());
        return service.getBean(Sessions.class)
                .open(new Sessions.Attempt(EMAIL, PASSWORD, null, device), CLIENT)
                .orThrow()
                .token();
    }

    private static void change(ApplicationContext service, String sql, Object value) {
        service.getBean(TransactionOperations.class)
                .executeWithoutResult(tx -> service.getBean(JdbcClient.class).sql(sql).param(value).update());
    }

    static SignedIn reviewer() {
        return new SignedIn(
                new UserId(new UUID(0, 1)),
                "Messung",
                EmailAddress.parse("pruefung@messung.test").orElseThrow(),
                Optional.empty(),
                Set.of(Role.REVIEWER),
                Set.of("operator:*"),
                SignedIn.Via.SESSION,
                null,
                true);
    }

    private static ApplicationDraft application(Policies policies) {
        return new ApplicationDraft(
                new Company.Draft(
                        "Messung GmbH", "GmbH", "Hafenstraße 1", "24103", "Kiel", "DE", "+49 431 1234567", EMAIL,
                        null, "Amtsgericht Kiel", "HRB 1234", "DE136695976", List.of("Anna Chefin")),
                new ApplicationDraft.Person("Anna Chefin", EMAIL, PASSWORD),
                "Neuigkeiten aus dem Laden",
                1000L,
                List.of(
                        new ApplicationDraft.Origin(
                                "paper", "Karten an der Theke", null, null, null, null, 300L)),
                new ApplicationDraft.Accepted(
                        policies.current(PolicyKind.TERMS).sha256(),
                        policies.current(PolicyKind.ANTI_SPAM).sha256(),
                        policies.current(PolicyKind.DPA).sha256()));
    }
}
