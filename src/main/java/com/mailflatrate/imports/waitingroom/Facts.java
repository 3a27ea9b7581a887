package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.imports.ReviewFacts.SpotCheck;
import com.mailflatrate.imports.risk.DeadDomains;
import com.mailflatrate.imports.risk.Finding;
import com.mailflatrate.imports.risk.ShareRules;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.policy.DisposableDomains;
import com.mailflatrate.policy.ProofRules.Grade;
import com.mailflatrate.rows.Backing;
import com.mailflatrate.rows.JudgedRow;
import com.mailflatrate.rows.RowRules;
import com.mailflatrate.sheets.ColumnFile;
import com.mailflatrate.sheets.ColumnGuesses;
import com.mailflatrate.sheets.Layout;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Computes the facts of one file, row by row; keeps nothing of a row but what was drawn. */
final class Facts {

    private static final int DRAWN = 10;
    private static final int DRAWN_PERCENT = 3;
    private static final int DOMAINS = 5_000;
    private static final int SHOWN = 8;

    private final RandomGenerator random = new SecureRandom();
    private final Map<String, String> mapping;
    private final ColumnFile file;
    private final Map<String, Long> refused = new TreeMap<>();
    private final Map<String, Long> domains = new LinkedHashMap<>();
    private final List<SpotCheck> drawn = new ArrayList<>();
    private long rows;
    private long proven;
    private long unproven;
    private long doubtful;

    private Facts(ColumnFile file) {
        this.file = file;
        this.mapping = ColumnGuesses.of(file.headings());
    }

    /** Reads the file to its end. */
    static Facts of(
            ColumnFile file,
            Backing backing,
            Predicate<EmailAddress> personal,
            ZoneId zone,
            Instant now)
            throws IOException {
        Facts facts = new Facts(file);
        RowRules rules = new RowRules(facts.mapping, file.headings(), backing, personal, zone, now);
        try (CsvReader<CsvRecord> reader = file.read()) {
            Iterator<CsvRecord> records = reader.iterator();
            records.next();
            while (records.hasNext()) {
                CsvRecord row = records.next();
                facts.add(rules.judge(row.getStartingLineNumber(), row.getFields()));
            }
        }
        return facts;
    }

    boolean hasAddresses() {
        return mapping.containsKey("email");
    }

    List<SpotCheck> drawn() {
        long wanted = Math.max(1, Math.min(DRAWN, proven * DRAWN_PERCENT / 100));
        return drawn.stream()
                .limit(wanted)
                .sorted(Comparator.comparingLong(SpotCheck::line))
                .toList();
    }

    WaitingFacts done(DeadDomains dead) {
        long roles = of(Code.ROLE_ADDRESS) + of(Code.ROLE_LOOKALIKE);
        List<Finding> findings =
                new ArrayList<>(
                        ShareRules.of(rows, roles, of(Code.INVALID_ADDRESS), doubtful, unproven));
        dead.of(domains).ifPresent(findings::add);
        List<String> disposable =
                domains.keySet().stream().filter(DisposableDomains::contains).toList();
        if (!disposable.isEmpty()) {
            long thrownAway = disposable.stream().mapToLong(domains::get).sum();
            findings.add(new Finding("DISPOSABLE", thrownAway, rows, disposable.getFirst()));
        }
        Map<String, Long> frequent = new LinkedHashMap<>();
        domains.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(domain -> frequent.put(domain.getKey(), domain.getValue()));
        String system = Layout.of(file.headings()).map(Layout::system).orElse("");
        return new WaitingFacts(
                rows, proven, unproven, refused, frequent, findings, mapping, system);
    }

    private void add(JudgedRow row) {
        rows++;
        Code code = row.code();
        EmailAddress email = row.email();
        if (code != null || email == null) {
            refused.merge(code == null ? "INVALID_ADDRESS" : code.name(), 1L, Long::sum);
            return;
        }
        String domain = email.key().substring(email.key().lastIndexOf('@') + 1);
        if (domains.size() < DOMAINS || domains.containsKey(domain)) {
            domains.merge(domain, 1L, Long::sum);
        }
        doubtful += row.doubtful() ? 1 : 0;
        if (row.grade() == Grade.P0) {
            unproven++;
        } else {
            draw(row);
        }
    }

    /** Each proven row has the same chance, however many there are (reservoir). */
    private void draw(JudgedRow row) {
        proven++;
        SpotCheck check =
                new SpotCheck(
                        row.line(),
                        row.written(),
                        row.grade().name(),
                        row.consentAt(),
                        row.consentIp(),
                        row.consentSource(),
                        row.page());
        if (drawn.size() < DRAWN) {
            drawn.add(random.nextInt(drawn.size() + 1), check);
        } else {
            long place = random.nextLong(proven);
            if (place < DRAWN) {
                drawn.set((int) place, check);
            }
        }
    }

    private long of(Code code) {
        return refused.getOrDefault(code.name(), 0L);
    }
}
