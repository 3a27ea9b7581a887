package com.mailflatrate.given;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Company;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Scopes;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.database.Rows;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.vetting.ApplicationDraft;
import com.mailflatrate.vetting.Applications;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes companies that use the service, and people of the operator. Every one is fresh. */
public final class Customers {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "test", Language.DE);
    private static final String PASSWORD = "kaffee mahlt man frisch";

    private final ApplicationContext context;

    /** Makes them in the service of this context. */
    public Customers(ApplicationContext context) {
        this.context = context;
    }

    /** A company with its account, its owner and a key with all scopes. */
    public record Customer(
            AccountId account, UUID publicId, SignedIn owner, String email, String key) {

        /** Name and value of the header that lets its key in. */
        public String[] bearer() {
            return new String[] {"Authorization", "Bearer " + key};
        }
    }

    /** An account that a reviewer has approved. */
    public Customer active(String name) {
        Customer customer = pending(name);
        standing(customer.account(), "active");
        return customer;
    }

    /** An account that nobody has looked at. */
    public Customer pending(String name) {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        String email = "chefin-" + tag + "@firma-" + tag + ".test";
        Applications.Receipt receipt =
                context.getBean(Applications.class)
                        .apply(application(name, email), CLIENT)
                        .orThrow();
        Account account =
                context.getBean(Accounts.class).byPublicId(receipt.account()).orElseThrow();
        UUID user =
                engine(
                        db ->
                                db.sql("select user_id from account.roles where account_id = ?")
                                        .param(account.id().value())
                                        .query((row, n) -> Rows.uuid(row, "user_id"))
                                        .single());
        Set<String> scopes = new HashSet<>(Scopes.OF_ACCOUNT);
        SignedIn owner =
                new SignedIn(
                        new UserId(user),
                        "Anna Chefin",
                        EmailAddress.parse(email).orElseThrow(),
                        Optional.of(account.id()),
                        Set.of(Role.OWNER),
                        scopes,
                        SignedIn.Via.SESSION,
                        null,
                        false);
        String key =
                AccountScope.call(
                        account.id(),
                        () ->
                                context.getBean(ApiKeys.class)
                                        .create(
                                                account.id(),
                                                "test",
                                                new ArrayList<@Nullable String>(Scopes.OF_ACCOUNT),
                                                owner)
                                        .orThrow()
                                        .secret());
        return new Customer(account.id(), account.publicId(), owner, email, key);
    }

    /** The token of a fresh session of a customer's owner. */
    public String session(Customer customer) {
        engine(
                db ->
                        db.sql(
                                        "update account.users set confirmed_at = coalesce(confirmed_at, created_at) where id = ?")
                                .param(customer.owner().user().value())
                                .update());
        return session(customer.owner().user(), customer.email());
    }

    /** The token of a fresh session on a known device, with a second factor just shown. */
    public String session(UserId user, String email) {
        String device =
                context.getBean(Devices.class)
                        .remember(user, null, CLIENT.ip(), CLIENT.userAgent());
        String token =
                context.getBean(Sessions.class)
                        .open(new Sessions.Attempt(email, PASSWORD, null, device), CLIENT)
                        .orThrow()
                        .token();
        engine(
                db ->
                        db.sql(
                                        "update account.sessions set proved_at = opened_at where token_sha256 = ?")
                                .param(Secrets.sha256(token))
                                .update());
        return token;
    }

    /** Proves the sign-in address, so that the application waits for a reviewer. */
    public void proveAddress(Customer customer) {
        engine(
                db ->
                        db.sql(
                                        "update vetting.applications set confirmed_at = applied_at where account_id = ?")
                                .param(customer.account().value())
                                .update());
    }

    /** Puts an account into a state, as a reviewer or a rule would. */
    public void standing(AccountId account, String state) {
        engine(
                db ->
                        db.sql("update account.accounts set state = ? where account_id = ?")
                                .params(state, account.value())
                                .update());
    }

    /** Name and value of the header that lets a key of the operator in. */
    public String[] operator() {
        Staff staff = context.getBean(Staff.class);
        Staff.NewStaff person =
                staff.create(
                        "Jana Weber",
                        EmailAddress.parse("jana-" + UUID.randomUUID() + "@betrieb.test")
                                .orElseThrow(),
                        PASSWORD,
                        Language.DE);
        return new String[] {"Authorization", "Bearer " + staff.createKey(person, "test")};
    }

    /** The password of everybody made here. */
    public String password() {
        return PASSWORD;
    }

    private ApplicationDraft application(String name, String email) {
        Policies policies = context.getBean(Policies.class);
        return new ApplicationDraft(
                new Company.Draft(
                        name,
                        "GmbH",
                        "Hafenstraße 1",
                        "24103",
                        "Kiel",
                        "DE",
                        "+49 431 1234567",
                        email,
                        null,
                        "Amtsgericht Kiel",
                        "HRB 1234",
                        "DE136695976",
                        List.of("Anna Chefin")),
                new ApplicationDraft.Person("Anna Chefin", email, PASSWORD),
                "Neuigkeiten aus dem Laden",
                1000L,
                List.of(
                        new ApplicationDraft.Origin(
                                "paper",
                                "Karten an der Theke, auf denen die Leute ankreuzen.",
                                null,
                                null,
                                null,
                                null,
                                300L)),
                new ApplicationDraft.Accepted(
                        policies.current(PolicyKind.TERMS).sha256(),
                        policies.current(PolicyKind.ANTI_SPAM).sha256(),
                        policies.current(PolicyKind.DPA).sha256()));
    }

    private <T> T engine(java.util.function.Function<JdbcClient, T> work) {
        TransactionTemplate transaction =
                new TransactionTemplate(
                        context.getBean(
                                org.springframework.transaction.PlatformTransactionManager.class));
        T value =
                Lanes.engine(
                        () ->
                                transaction.execute(
                                        tx -> work.apply(context.getBean(JdbcClient.class))));
        return java.util.Objects.requireNonNull(value);
    }
}
