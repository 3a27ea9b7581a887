package com.mailflatrate.abuse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.StaffMembers;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Operator;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.ledger.blocked.Openings;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Where mail leaves for real, a key of the operator opens no blocked proof. */
@DatabaseTest
@Covers("A10")
class ProofsByPeopleTest {

    @Autowired private ApplicationContext context;
    @Autowired private Openings openings;
    @Autowired private Accounts accounts;
    @Autowired private Audit audit;
    @Autowired private StaffMembers staff;
    @Autowired private InstantSource clock;
    @Autowired private Operator operator;
    @Autowired private TransactionTemplate transactions;

    private ProofDesk real;
    private Wish wish;

    @BeforeEach
    void aDeskThatIsNoSandbox() {
        real = new ProofDesk(openings, accounts, audit, new StaffRights("smarthost"), staff, clock);
        UUID account = new Customers(context).active("Acme GmbH").publicId();
        wish = new Wish(account.toString(), "weg@mail.test", "Klage, Az. 12 C 44/26");
    }

    @Test
    void aKeyNeitherAsksNorAgreesNorLooks() {
        SignedIn key = context.getBean(ApiKeys.class).find(operator.key()).orElseThrow();
        for (Function<SignedIn, Outcome<?>> act : acts()) {
            assertThat(codes(act, key)).containsExactly(Code.PERSON_REQUIRED);
        }
    }

    @Test
    void aPersonMayDoAllOfThat() {
        SignedIn person =
                context.getBean(Sessions.class).find(operator.session("Jana Weber")).orElseThrow();
        for (Function<SignedIn, Outcome<?>> act : acts()) {
            assertThat(codes(act, person)).doesNotContain(Code.PERSON_REQUIRED, Code.NOT_ALLOWED);
        }
    }

    private List<Function<SignedIn, Outcome<?>>> acts() {
        UUID unknown = UUID.randomUUID();
        return List.of(
                me -> real.ask(me, wish),
                me -> real.agree(me, unknown),
                me -> real.look(me, unknown),
                me -> real.page(me, new PageRequest(10, null)));
    }

    private List<Code> codes(Function<SignedIn, Outcome<?>> act, SignedIn me) {
        Outcome<?> outcome = Lanes.engine(() -> transactions.execute(tx -> act.apply(me)));
        return outcome.reasons().stream().map(reason -> reason.code()).toList();
    }
}
