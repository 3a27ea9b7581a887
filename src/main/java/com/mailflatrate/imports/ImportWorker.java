package com.mailflatrate.imports;

import com.mailflatrate.imports.CheckSteps.Work;
import com.mailflatrate.imports.risk.DeadDomains;
import com.mailflatrate.imports.work.PatientThread;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.rows.JudgedRow;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Checks imports one after another on a thread of its own. After a restart it begins unfinished
 * ones anew.
 */
@Component
class ImportWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final int CHUNK = 5_000;

    private final CheckSteps steps;
    private final DeadDomains dead;
    private final PatientThread<ImportId> thread = new PatientThread<>("imports");

    ImportWorker(CheckSteps steps, DeadDomains dead) {
        this.steps = steps;
        this.dead = dead;
    }

    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        steps.unfinished().forEach(this::enqueue);
    }

    /** Checks the import as soon as the running transaction has committed. */
    void afterCommit(ImportId id) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        enqueue(id);
                    }
                });
    }

    /** Has a started dry run judged by the conditions that spare it the wait for a person. */
    void acceptAfterCommit(ImportId id) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        thread.add(
                                id,
                                () -> {
                                    steps.accept(id);
                                    return false;
                                });
                    }
                });
    }

    private void enqueue(ImportId id) {
        thread.add(
                id,
                () -> {
                    steps.begin(id).ifPresent(this::run);
                    return false;
                });
    }

    private void run(Work work) {
        long begun = System.nanoTime();
        try (CsvReader<CsvRecord> reader = work.upload().file().read()) {
            Iterator<CsvRecord> records = reader.iterator();
            records.next();
            long done = 0;
            while (records.hasNext()) {
                List<JudgedRow> chunk = chunk(work, records);
                done += chunk.size();
                steps.stage(work.batch(), chunk, done);
            }
            steps.settle(work.batch(), dead.of(steps.judge(work.batch())));
            LOG.atInfo()
                    .addKeyValue("import", work.batch().id())
                    .addKeyValue("rows", done)
                    .addKeyValue("ms", (System.nanoTime() - begun) / 1_000_000)
                    .log("import checked");
        } catch (CsvParseException e) {
            steps.fail(work.batch().account(), work.batch().id(), Code.UNREADABLE_FILE.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JudgedRow> chunk(Work work, Iterator<CsvRecord> records) {
        List<CsvRecord> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && records.hasNext()) {
            chunk.add(records.next());
        }
        return chunk.parallelStream()
                .map(row -> work.rules().judge(row.getStartingLineNumber(), row.getFields()))
                .toList();
    }

    @Override
    public void destroy() {
        thread.stop();
    }
}
