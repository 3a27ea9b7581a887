package com.mailflatrate.bench;

import com.mailflatrate.reading.DeliveryReport;
import com.mailflatrate.reading.MailReader;
import com.mailflatrate.reading.Marks;
import com.mailflatrate.reading.ReadMail;
import com.mailflatrate.reading.Reading;
import com.mailflatrate.reading.ReportedRecipient;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.ReplyClassifier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** How well returned mails are read, against a directory of mails with a {@code truth.tsv}. */
final class FeedbackScore {

    private static final long CPU_NANOS = 3_000_000_000L;

    /**
     * Codes whose meaning our own rules fix otherwise than the table: a disabled mailbox deactivates
     * at once, "unable to route" awaits a second event.
     */
    private static final Set<String> RULED = Set.of("5.2.1", "5.4.4");

    private final Path directory;
    private final boolean verbose;
    private final Part part;
    private long expected;
    private long named;
    private long found;
    private long sameHard;
    private long atOnce;
    private long trulyHard;
    private long byRuling;
    private long byRulingAtOnce;
    private long withStatus;
    private long sameStatus;
    private long others;
    private long leftAlone;

    private FeedbackScore(Path directory, boolean verbose, Part part) {
        this.directory = directory;
        this.verbose = verbose;
        this.part = part;
    }

    /**
     * Which mails: the held-back third is chosen by the checksum of the file name and is not looked
     * at while rules are written, so that it tells how they do on mails they were not written for.
     */
    private enum Part {
        ALL,
        DEVELOPMENT,
        HELD_BACK;

        boolean has(String file) {
            CRC32 sum = new CRC32();
            sum.update(file.getBytes(StandardCharsets.UTF_8));
            return this == ALL || (sum.getValue() % 3 == 0) == (this == HELD_BACK);
        }

        static Part of(List<String> arguments) {
            if (arguments.remove("--held-back")) {
                return HELD_BACK;
            }
            return arguments.remove("--development") ? DEVELOPMENT : ALL;
        }
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        List<String> rest = new ArrayList<>(arguments);
        if (rest.remove("--apply")) {
            return ApplyBench.of(rest);
        }
        if (rest.remove("--flood")) {
            return FloodBench.of(rest);
        }
        if (rest.remove("--hostile")) {
            return HostileBench.of(rest);
        }
        if (rest.remove("--cut")) {
            return FuzzBench.ofCuts(rest);
        }
        if (rest.remove("--fuzz")) {
            return FuzzBench.of(rest);
        }
        boolean verbose = rest.remove("--verbose");
        Part part = Part.of(rest);
        if (rest.size() != 2 || !rest.getFirst().equals("--score")) {
            throw new IllegalArgumentException(
                    "feedback --score DIR [--development | --held-back] [--verbose] [--json FILE] [--check], "
                            + "--apply [MAILS], --flood [MAILS], --hostile [MEGABYTES], --cut DIR or --fuzz DIR [SECONDS [SEED]]");
        }
        return new FeedbackScore(Path.of(rest.get(1)), verbose, part).score();
    }

    private List<Figure> score() throws IOException {
        Map<String, List<TruthRow>> truth =
                TruthRow.read(directory).stream()
                        .filter(row -> part.has(row.file()))
                        .collect(
                                Collectors.groupingBy(
                                        TruthRow::file, LinkedHashMap::new, Collectors.toList()));
        List<byte[]> mails = new ArrayList<>();
        for (var entry : truth.entrySet()) {
            byte[] raw = Files.readAllBytes(directory.resolve(entry.getKey()));
            mails.add(raw);
            mail(MailReader.read(raw), entry.getValue());
        }
        return List.of(
                Figure.share("recipients found (recall)", found, expected, 0.97),
                Figure.share("recipients named are right (precision)", found, named, 0.98),
                Figure.share("hard flag agrees", sameHard, found, 0.97),
                Figure.share("suppressed at once, truly hard", trulyHard, atOnce, 0.98),
                Figure.share("hard flag agrees, our rulings aside", sameHard, found - byRuling, 0.97),
                Figure.share(
                        "truly hard, our rulings aside", trulyHard, atOnce - byRulingAtOnce, 0.98),
                Figure.share("DSN status agrees", sameStatus, withStatus, 0.95),
                Figure.share("no bounce, left alone", leftAlone, others, 1.00),
                new Figure("mails read per CPU-second", rate(mails), mails.size(), 2000),
                new Figure("anchor: MB hashed (SHA-256) per CPU-second", anchor(), 1, 0));
    }

    private void mail(ReadMail mail, List<TruthRow> rows) {
        if (rows.stream().noneMatch(TruthRow::isBounce)) {
            others++;
            boolean alone = !(Reading.of(mail) instanceof Reading.Bounce);
            leftAlone += alone ? 1 : 0;
            note(!alone, rows.getFirst(), "is no bounce, read as " + Reading.of(mail));
            return;
        }
        Map<String, ReportedRecipient> said = new LinkedHashMap<>();
        if (Reading.of(mail) instanceof Reading.Bounce
                || Reading.of(mail) instanceof Reading.Notice) {
            DeliveryReport.in(mail)
                    .orElse(List.of())
                    .forEach(one -> said.putIfAbsent(one.recipient(), one));
        }
        said.remove("");
        Map<String, TruthRow> wanted = new LinkedHashMap<>();
        rows.forEach(row -> wanted.putIfAbsent(row.recipient(), row));
        expected += wanted.size();
        named += said.size();
        for (TruthRow row : wanted.values()) {
            ReportedRecipient one = said.remove(row.recipient());
            if (one == null) {
                note(true, row, "not found, but " + said.keySet() + " in " + kind(mail));
            } else {
                compare(row, one);
            }
        }
        note(!said.isEmpty(), rows.getFirst(), "named as well " + said.keySet());
    }

    private void compare(TruthRow row, ReportedRecipient one) {
        found++;
        var verdict = ReplyClassifier.standard().classify(one.facts());
        boolean hard =
                verdict.cls() == BounceClass.HARD
                        && one.action() == ReportedRecipient.Action.FAILED;
        sameHard += hard == row.hard() ? 1 : 0;
        atOnce += hard ? 1 : 0;
        trulyHard += hard && row.hard() ? 1 : 0;
        boolean ruled = RULED.contains(String.valueOf(one.status())) && hard != row.hard();
        byRuling += ruled ? 1 : 0;
        byRulingAtOnce += ruled && hard ? 1 : 0;
        note(hard != row.hard(), row, verdict + " " + one);
        if (row.hasStatus()) {
            withStatus++;
            boolean same = row.status().equals(one.status());
            sameStatus += same ? 1 : 0;
            note(!same, row, "status " + one.status() + ": " + one.text());
        }
    }

    private void note(boolean wrong, TruthRow row, String what) {
        if (verbose && wrong) {
            System.out.println(
                    row.file() + " [" + row.reason() + " " + row.status() + " "
                            + row.recipient() + "] " + what);
        }
    }

    private static String kind(ReadMail mail) {
        return Reading.of(mail).getClass().getSimpleName();
    }

    /** Reads the corpus over and over, with the search for our marks, as the worker does. */
    private static double rate(List<byte[]> mails) {
        var threads = ManagementFactory.getThreadMXBean();
        long marks = 0;
        for (long begun = threads.getCurrentThreadCpuTime();
                threads.getCurrentThreadCpuTime() - begun < CPU_NANOS && !mails.isEmpty(); ) {
            for (byte[] raw : mails) {
                marks += read(raw);
            }
        }
        long begun = threads.getCurrentThreadCpuTime();
        long count = 0;
        while (threads.getCurrentThreadCpuTime() - begun < CPU_NANOS && !mails.isEmpty()) {
            for (byte[] raw : mails) {
                marks += read(raw);
            }
            count += mails.size();
        }
        return marks < 0 ? -1 : count * 1e9 / (threads.getCurrentThreadCpuTime() - begun);
    }

    /** What this machine does in the same minute: megabytes hashed per CPU-second. */
    private static double anchor() {
        var threads = ManagementFactory.getThreadMXBean();
        byte[] block = new byte[1 << 20];
        long begun = threads.getCurrentThreadCpuTime();
        long count = 0;
        while (threads.getCurrentThreadCpuTime() - begun < CPU_NANOS / 3) {
            block = java.util.Arrays.copyOf(sha256(block), 1 << 20);
            count++;
        }
        return count * 1e9 / (threads.getCurrentThreadCpuTime() - begun);
    }

    private static byte[] sha256(byte[] block) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(block);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int read(byte[] raw) {
        ReadMail mail = MailReader.read(raw);
        return Marks.in(mail).tokens().size() + Reading.of(mail).getClass().getSimpleName().length();
    }
}
