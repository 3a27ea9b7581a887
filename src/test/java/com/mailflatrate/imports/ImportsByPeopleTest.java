package com.mailflatrate.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Where mail leaves for real, a key of the operator decides nothing about an import. */
@DatabaseTest
@Covers("A10")
class ImportsByPeopleTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private ImportStore imports;
    @Autowired private RowStore rows;
    @Autowired private RemarkStore remarks;
    @Autowired private Reviews.Background background;
    @Autowired private Reviews.Proofs proofs;
    @Autowired private Operator operator;
    @Autowired private TransactionTemplate transactions;

    private Reviews real;
    private ImportId id;

    @BeforeEach
    void anImportThatWaits() {
        Customer acme = new Customers(context).active("Acme GmbH");
        ImportApi api = new ImportApi(new Http(port));
        String batch =
                api.checked(
                                acme,
                                api.list(acme, "Liste"),
                                ImportApi.HEADINGS + ImportApi.proven("anna@mail.test", "Anna"))
                        .get("id")
                        .asString();
        id = ImportId.parse(batch).orElseThrow();
        real =
                new Reviews(
                        imports,
                        rows,
                        remarks,
                        new Reviews.Background(
                                background.accounts(),
                                background.lists(),
                                background.origins(),
                                background.audit(),
                                new StaffRights("smarthost"),
                                background.activation(),
                                background.batches()),
                        proofs,
                        context.getBean(java.time.InstantSource.class));
    }

    @Test
    void aKeyNeitherDecidesNorStopsNorOpensAnything() {
        SignedIn key = context.getBean(ApiKeys.class).find(operator.key()).orElseThrow();
        for (Function<SignedIn, Outcome<Import>> act : acts()) {
            assertThat(codes(act, key)).containsExactly(Code.PERSON_REQUIRED);
        }
    }

    @Test
    void aPersonDoesAllOfThat() {
        SignedIn person =
                context.getBean(Sessions.class).find(operator.session("Jana Weber")).orElseThrow();
        for (Function<SignedIn, Outcome<Import>> act : acts()) {
            assertThat(codes(act, person)).doesNotContain(Code.PERSON_REQUIRED, Code.NOT_ALLOWED);
        }
    }

    private List<Function<SignedIn, Outcome<Import>>> acts() {
        return List.of(
                me -> real.ownCustomers(id, true, "Kundenliste der Kasse", me),
                me -> real.decide(id, Remark.Kind.APPROVE, "gut", Set.of(), me),
                me -> real.turn(id, Remark.Kind.HOLD, "Beschwerden", me));
    }

    private List<Code> codes(Function<SignedIn, Outcome<Import>> act, SignedIn me) {
        Outcome<Import> outcome = Lanes.engine(() -> transactions.execute(tx -> act.apply(me)));
        return outcome.reasons().stream().map(reason -> reason.code()).toList();
    }
}
