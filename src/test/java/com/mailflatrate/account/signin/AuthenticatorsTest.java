package com.mailflatrate.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Setting up an authenticator, signing in with it, losing it. */
@DatabaseTest
class AuthenticatorsTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "test", Language.DE);

    @Autowired private ApplicationContext context;
    @Autowired private Authenticators authenticators;
    @Autowired private Sessions sessions;
    @Autowired private Staff staff;
    @Autowired private TestTime time;

    @SuppressWarnings("NullAway.Init") // before each test
    private Customers customers;

    @SuppressWarnings("NullAway.Init") // before each test
    private Customers.Customer customer;

    @BeforeEach
    void anOwner() {
        customers = new Customers(context);
        customer = customers.active("Rösterei");
    }

    @Test
    void aSecretCountsOnlyOnceACodeOfItWasShown() {
        byte[] secret = begin();
        assertThat(open(null).isDone()).as("the first sign-in needs no code yet").isTrue();
        assertThat(authenticators.confirm(customer.owner(), "000000", CLIENT).isDone()).isFalse();
        assertThat(codes(secret)).hasSize(10).doesNotHaveDuplicates();
        assertThat(code(open(null))).isEqualTo(Code.CODE_REQUIRED);
    }

    @Test
    void aCodeOfTheAuthenticatorWorksOnce() {
        byte[] secret = begin();
        codes(secret);
        String used = Totp.code(secret, time.now());
        assertThat(code(open(used)))
                .as("the code that set it up")
                .isEqualTo(Code.WRONG_CREDENTIALS);
        time.tick(Duration.ofSeconds(31));
        String next = Totp.code(secret, time.now());
        assertThat(open(next).isDone()).isTrue();
        assertThat(code(open(next))).isEqualTo(Code.WRONG_CREDENTIALS);
    }

    @Test
    void aRecoveryCodeOpensOnceAndFreshOnesEndThoseBefore() {
        List<String> codes = codes(begin());
        assertThat(open(codes.getFirst()).isDone()).isTrue();
        assertThat(code(open(codes.getFirst()))).isEqualTo(Code.WRONG_CREDENTIALS);
        assertThat(open(codes.get(1).toUpperCase(Locale.ROOT).replace("-", " ")).isDone()).isTrue();
        assertThat(authenticators.recoveryLeft(customer.owner())).isEqualTo(8);
        authenticators.renewRecovery(customer.owner(), CLIENT).orThrow();
        assertThat(code(open(codes.get(2)))).isEqualTo(Code.WRONG_CREDENTIALS);
    }

    @Test
    void whoeverRemovesItSignsInByMailedCodeAgainAndStaffKeepTheirs() {
        codes(begin());
        assertThat(authenticators.remove(customer.owner(), CLIENT).isDone()).isTrue();
        assertThat(code(open(null))).isNotEqualTo(Code.WRONG_CREDENTIALS);
        EmailAddress email =
                EmailAddress.parse("jana-" + System.nanoTime() + "@betrieb.test").orElseThrow();
        Staff.NewStaff jana = staff.create("Jana Weber", email, customers.password(), Language.DE);
        String code =
                Totp.code(
                        Base32.decode(jana.totpSecret().toLowerCase(Locale.ROOT)).orElseThrow(),
                        time.now());
        SignedIn me =
                sessions.find(
                                sessions.open(email.full(), customers.password(), code, CLIENT)
                                        .orThrow()
                                        .token())
                        .orElseThrow();
        assertThat(authenticators.remove(me, CLIENT).reasons().getFirst().code())
                .isEqualTo(Code.NOT_ALLOWED);
    }

    private byte[] begin() {
        String secret = authenticators.begin(customer.owner()).secret();
        return Base32.decode(secret.toLowerCase(Locale.ROOT)).orElseThrow();
    }

    private List<String> codes(byte[] secret) {
        return authenticators
                .confirm(customer.owner(), Totp.code(secret, time.now()), CLIENT)
                .orThrow();
    }

    private Outcome<OpenedSession> open(@Nullable String code) {
        return sessions.open(customer.email(), customers.password(), code, CLIENT);
    }

    private static Code code(Outcome<?> outcome) {
        return outcome.isDone() ? Code.INTERNAL : outcome.reasons().getFirst().code();
    }
}
