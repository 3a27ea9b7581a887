package com.mailflatrate.bench;

import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.imports.Activation;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.ImportState;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.Remark;
import com.mailflatrate.imports.ReviewFacts;
import com.mailflatrate.imports.Reviews;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** What is done with an import from outside: a list for it, the decision, taking it back, waiting. */
record ImportWay(ApplicationContext service, AccountId account) {

    static final Actor BY = Actor.system("bench");

    ListId list(String name) {
        return AccountScope.call(
                account,
                () ->
                        service.getBean(Lists.class)
                                .create(account, new ListDraft(name, "", null), BY)
                                .orThrow()
                                .id());
    }

    /** A person has seen what was drawn, and lets the rows in. */
    void decide(ImportId id) {
        Reviews reviews = service.getBean(Reviews.class);
        Set<Long> seen =
                reviews.facts(id).orElseThrow().spotCheck().stream()
                        .map(ReviewFacts.SpotCheck::line)
                        .collect(Collectors.toSet());
        reviews.decide(id, Remark.Kind.APPROVE, "", seen, BenchCustomer.reviewer())
                .orThrow();
    }

    void rollBack(ImportId id) {
        service.getBean(Activation.class).rollBack(account, id, BY).orThrow();
    }

    void until(ImportId id, ImportState wanted) {
        Import batch = find(id);
        while (batch.state() != wanted) {
            if (batch.failure() != null || batch.state() == ImportState.REJECTED) {
                throw new IllegalStateException("the import ended as " + batch);
            }
            LockSupport.parkNanos(10_000_000);
            batch = find(id);
        }
    }

    Import find(ImportId id) {
        return AccountScope.call(
                account, () -> service.getBean(Imports.class).find(account, id).orElseThrow());
    }
}
