package com.mailflatrate.consent;

import com.mailflatrate.delivery.Standstills;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the database went back in time, whoever has left since the backup leaves again, before
 * anybody can let mail out. Twice is once.
 */
@Component
class WithdrawalReplay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WithdrawalReplay.class);

    private final Standstills standstills;
    private final WithdrawalLog log;
    private final WithdrawalRecords records;
    private volatile boolean running;

    WithdrawalReplay(Standstills standstills, WithdrawalLog log, WithdrawalRecords records) {
        this.standstills = standstills;
        this.log = log;
        this.records = records;
    }

    @Override
    public void start() {
        running = true;
        if (standstills.current().isEmpty()) {
            return;
        }
        AtomicLong ended = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        log.all().forEach(line -> apply(line, ended, failed));
        LOG.warn("withdrawals since the backup: {} applied again, {} failed", ended, failed);
        if (failed.get() > 0) {
            throw new IllegalStateException(
                    "withdrawals.log could not be applied to the restored database; nothing may leave");
        }
    }

    /** One line that cannot be applied keeps no other from it. */
    private void apply(WithdrawalLog.Line line, AtomicLong ended, AtomicLong failed) {
        try {
            if (records.restore(line)) {
                ended.incrementAndGet();
            }
        } catch (RuntimeException broken) {
            LOG.error("withdrawal of message {} cannot be applied", line.message(), broken);
            failed.incrementAndGet();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After delivery has looked at its journal, before anybody can ask for a page. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4_000;
    }
}
