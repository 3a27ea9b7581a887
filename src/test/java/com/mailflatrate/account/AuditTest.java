package com.mailflatrate.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is done and what the log says of it stand or fall together. */
@DatabaseTest
class AuditTest {

    @Autowired private ApplicationContext context;
    @Autowired private Audit audit;
    @Autowired private Suppressions suppressions;

    private final EmailAddress email =
            EmailAddress.parse("log-" + UUID.randomUUID() + "@mail.test").orElseThrow();
    private Customer customer;

    @BeforeEach
    void aCustomer() {
        customer = new Customers(context).active("Protokoll GmbH");
    }

    @Test
    void whatTheLogCannotTakeIsNotDone() {
        String endless = "x".repeat(100_000);
        assertThatThrownBy(() -> suppress(new Audit.Trace("test.done", endless, Map.of())))
                .isInstanceOf(RuntimeException.class);
        assertThat(suppressed()).isFalse();
        assertThat(suppress(new Audit.Trace("test.done", "one", Map.of())).isDone()).isTrue();
        assertThat(suppressed()).isTrue();
        assertThat(actions()).containsOnlyOnce("test.done");
    }

    @Test
    void aRefusalLeavesNoLine() {
        Outcome<String> refused =
                AccountScope.call(
                        customer.account(),
                        () ->
                                audit.traced(
                                        customer.account(),
                                        customer.owner().actor(),
                                        () -> Outcome.<String>refused(Code.WRONG_STATE),
                                        one -> new Audit.Trace("test.refused", one, Map.of())));
        assertThat(refused.isDone()).isFalse();
        assertThat(actions()).doesNotContain("test.refused");
    }

    private Outcome<String> suppress(Audit.Trace trace) {
        return AccountScope.call(
                customer.account(),
                () ->
                        audit.traced(
                                customer.account(),
                                customer.owner().actor(),
                                () -> {
                                    suppressions.add(
                                            customer.account(),
                                            email,
                                            SuppressionReason.MANUAL,
                                            null,
                                            customer.owner().actor(),
                                            "test");
                                    return Outcome.done("done");
                                },
                                done -> trace));
    }

    private boolean suppressed() {
        return AccountScope.call(
                customer.account(), () -> !suppressions.of(customer.account(), email).isEmpty());
    }

    private List<String> actions() {
        return AccountScope.call(
                customer.account(),
                () ->
                        audit.page(customer.account(), new PageRequest(50, null)).items().stream()
                                .map(Audit.Entry::action)
                                .toList());
    }
}
