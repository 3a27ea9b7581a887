package com.mailflatrate.reread;

import com.mailflatrate.database.command.Command;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code mailflatrate feedback reread [--since DATE] [--dry-run]}: has the running service read
 * kept mails again, waits for it and prints what came of it. Without a date all that are kept.
 */
@Component
final class RereadCommand implements Command {

    private static final int USAGE = 2;
    private static final int NOT_YET = 3;
    private static final int LINES_AT_ONCE = 200;
    private static final Duration LOOK = Duration.ofMillis(300);

    /** So many looks without progress, and nobody seems to be reading. */
    private static final int PATIENCE = 50;

    private final Rereads rereads;

    RereadCommand(Rereads rereads) {
        this.rereads = rereads;
    }

    private record Asked(Instant since, boolean dryRun) {}

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public String help() {
        return "feedback reread [--since YYYY-MM-DD] [--dry-run]   (reads kept mails again; the service must run)";
    }

    @Override
    public int run(List<String> arguments) {
        Asked asked = asked(arguments);
        if (asked == null) {
            System.out.println("mailflatrate " + help());
            return USAGE;
        }
        return awaited(rereads.ask(asked.since(), asked.dryRun(), "command"));
    }

    private static @Nullable Asked asked(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("reread")) {
            return null;
        }
        Instant since = Instant.EPOCH;
        boolean dryRun = false;
        for (int n = 1; n < arguments.size(); n++) {
            switch (arguments.get(n)) {
                case "--dry-run" -> dryRun = true;
                case "--since" -> {
                    n++;
                    Instant day = n < arguments.size() ? day(arguments.get(n)) : null;
                    if (day == null) {
                        return null;
                    }
                    since = day;
                }
                default -> {
                    return null;
                }
            }
        }
        return new Asked(since, dryRun);
    }

    /** The beginning of a day (UTC); null when it is none. */
    private static @Nullable Instant day(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private int awaited(UUID order) {
        long looked = 0;
        for (int idle = 0; idle < PATIENCE; idle++) {
            Optional<Reread> now = rereads.find(order);
            if (now.isPresent() && now.get().doneAt() != null) {
                tell(now.get());
                return 0;
            }
            long further = now.map(one -> one.counts().looked()).orElse(0L);
            idle = further > looked ? 0 : idle;
            looked = further;
            LockSupport.parkNanos(LOOK.toNanos());
        }
        System.out.println(
                "Nobody reads: is the service running? It will do this when it does. Order "
                        + order);
        return NOT_YET;
    }

    private static void tell(SecondReading one) {
        System.out.println(
                one.mail()
                        + "  "
                        + one.was().inWords()
                        + "  ->  "
                        + one.is().inWords()
                        + "  "
                        + one.upshot().name().toLowerCase(Locale.ROOT));
    }

    private void tell(Reread order) {
        PageRequest part = new PageRequest(LINES_AT_ONCE, null);
        while (part != null) {
            Page<SecondReading> readings = rereads.readings(order.id(), part);
            readings.items().forEach(RereadCommand::tell);
            String next = readings.nextCursor();
            part = next == null ? null : new PageRequest(LINES_AT_ONCE, next);
        }
        Reread.Counts counts = order.counts();
        System.out.println(
                counts.looked()
                        + " mails: "
                        + counts.same()
                        + " as before, "
                        + counts.applied()
                        + " read otherwise and applied, "
                        + counts.differing()
                        + " would change, "
                        + counts.leftAlone()
                        + " left as they were (an effect stands), "
                        + counts.unreadable()
                        + " unreadable");
    }
}
