package com.mailflatrate.doors.once;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.database.Lanes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets the transaction that has the effect of a request keep its key, just before it commits. */
@Configuration(proxyBeanMethods = false)
class OnceConfiguration {

    @Bean
    InitializingBean keepKeysWithTheirEffect(
            ConfigurableTransactionManager transactions, Answers answers) {
        return () -> transactions.addListener(new Keeping(answers));
    }

    @Bean
    RecurringTask<Void> forgetOldAnswers(Answers answers) {
        return Tasks.recurring("doors-forget-answers", FixedDelay.ofHours(1))
                .execute((instance, context) -> Lanes.engine(answers::forget));
    }

    private record Keeping(Answers answers) implements TransactionExecutionListener {

        @Override
        public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            Once once = Once.bound();
            boolean writes =
                    failure == null && transaction.isNewTransaction() && !transaction.isReadOnly();
            if (once != null
                    && writes
                    && once.fate().get() == Once.Fate.OPEN
                    && TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.registerSynchronization(
                        new TransactionSynchronization() {
                            @Override
                            public void beforeCommit(boolean readOnly) {
                                if (!readOnly && once.fate().get() == Once.Fate.OPEN) {
                                    answers.keep(once);
                                }
                            }
                        });
            }
        }
    }
}
