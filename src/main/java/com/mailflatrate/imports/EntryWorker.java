package com.mailflatrate.imports;

import com.mailflatrate.imports.EntrySteps.Step;
import com.mailflatrate.imports.work.PatientThread;
import com.mailflatrate.imports.work.SideBySide;
import com.mailflatrate.kernel.ImportId;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brings approved rows onto their lists and takes those of an import away again, part by part on a
 * thread of its own, with a second one beside it for the halves of large parts. After a restart it
 * goes on where it was.
 */
@Component
public class EntryWorker implements DisposableBean {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final EntrySteps steps;
    private final PatientThread<ImportId> thread = new PatientThread<>("import-entry");
    private final SideBySide beside = new SideBySide("import-entry-beside");

    EntryWorker(EntrySteps steps) {
        this.steps = steps;
    }

    /**
     * Waits up to two seconds for what is under way with an import, so that who moves a small one
     * is answered with the result. Must not be called inside a transaction.
     */
    public void await(ImportId id) {
        thread.await(id, A_MOMENT);
    }

    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        steps.unfinished().forEach(this::add);
    }

    /** Begins as soon as the running transaction has committed. */
    void afterCommit(ImportId id) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        add(id);
                    }
                });
    }

    private void add(ImportId id) {
        thread.add(id, () -> part(id));
    }

    private boolean part(ImportId id) {
        return switch (steps.next(id)) {
            case Step.Over() -> false;
            case Step.Done() -> true;
            case Step.Halves halves -> {
                beside.run(
                        () -> steps.half(id, halves.after(), halves.middle()),
                        () -> steps.half(id, halves.middle(), halves.last()));
                steps.arrived(id, halves);
                yield true;
            }
        };
    }

    @Override
    public void destroy() {
        thread.stop();
        beside.stop();
    }
}
