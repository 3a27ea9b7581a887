package com.mailflatrate.consent;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.DurableLines;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.ledger.CanonicalJson;
import com.mailflatrate.ledger.EventKind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Two files outside the database. {@code withdrawals.log} gets a line before any withdrawal is
 * answered, so that a restored backup never mails somebody who left. {@code withdrawals.pending}
 * holds what came while the database was away. What a full disk does not take waits in memory until
 * it does. Lines hold message ids, no address. Thread-safe.
 */
@Component
class WithdrawalLog implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WithdrawalLog.class);
    private static final int MOST_IN_MEMORY = 100_000;

    private final DurableLines files;
    private final BlockingQueue<Line> unwritten = new LinkedBlockingQueue<>(MOST_IN_MEMORY);
    private final BlockingQueue<Line> unkept = new LinkedBlockingQueue<>(MOST_IN_MEMORY);

    WithdrawalLog(DataDirectory directory) {
        this.files = new DurableLines(directory.root(), "withdrawals");
    }

    /**
     * One withdrawal as a line holds it.
     *
     * @param of whose it was, once that was found out: a database that went back in time may not
     *     know the message
     */
    record Line(
            Instant at,
            MessageId message,
            EventKind kind,
            Withdrawals.Scope scope,
            Withdrawals.Request request,
            @Nullable Withdrawn of) {

        /** Nobody knows yet whose. */
        Line(
                Instant at,
                MessageId message,
                EventKind kind,
                Withdrawals.Scope scope,
                Withdrawals.Request request) {
            this(at, message, kind, scope, request, null);
        }

        /** The same, of somebody. */
        Line by(Withdrawn withdrawn) {
            return new Line(at, message, kind, scope, request, withdrawn);
        }

        String text() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("ip", request.ip());
            values.put("agent", request.userAgent());
            return String.join(
                    "\t",
                    at.toString(),
                    Long.toString(message.value()),
                    kind.name(),
                    scope.name(),
                    request.channel().name(),
                    CanonicalJson.of(values),
                    whose());
        }

        private String whose() {
            return of == null
                    ? ""
                    : of.account().value()
                            + " "
                            + of.contact()
                            + " "
                            + of.lists().stream()
                                    .map(ListId::toString)
                                    .collect(Collectors.joining(","));
        }

        private static @Nullable Withdrawn whose(String text) {
            String[] parts = text.split(" ", 3);
            if (parts.length < 3) {
                return null;
            }
            List<ListId> lists =
                    Arrays.stream(parts[2].split(","))
                            .filter(list -> !list.isEmpty())
                            .map(list -> new ListId(UUID.fromString(list)))
                            .toList();
            return new Withdrawn(
                    new AccountId(Long.parseLong(parts[0])),
                    new ContactId(UUID.fromString(parts[1])),
                    lists,
                    false);
        }

        static Optional<Line> parse(String text) {
            String[] parts = text.split("\t", 7);
            try {
                return parts.length < 5
                        ? Optional.empty()
                        : Optional.of(
                                new Line(
                                        Instant.parse(parts[0]),
                                        new MessageId(Long.parseLong(parts[1])),
                                        EventKind.valueOf(parts[2]),
                                        Withdrawals.Scope.valueOf(parts[3]),
                                        new Withdrawals.Request(
                                                Withdrawals.Channel.valueOf(parts[4]), null, null),
                                        whose(parts.length < 7 ? "" : parts[6])));
            } catch (IllegalArgumentException | DateTimeParseException torn) {
                return Optional.empty();
            }
        }
    }

    /** Appends to the log and returns when the line is on disk, or in memory where no disk is. */
    void append(Line line) {
        tryTo(() -> files.append(line.text()), line, unwritten);
    }

    /** Writes down what the disk did not take before; called every few seconds. */
    void catchUp() {
        for (Line line = unwritten.peek(); line != null; line = unwritten.peek()) {
            files.append(line.text());
            unwritten.remove();
        }
    }

    /** All lines ever written, the oldest first; torn ones are left out. */
    Stream<Line> all() {
        return lines(files.all());
    }

    /** Keeps a withdrawal until the database is back. */
    void keep(Line line) {
        tryTo(() -> files.keep(line.text()), line, unkept);
    }

    /**
     * Takes what was kept out of the way of new lines, and gives it; empty when there is nothing.
     */
    Stream<Line> kept() {
        List<Line> inMemory = new ArrayList<>();
        Stream<Line> onDisk = lines(files.kept());
        unkept.drainTo(inMemory);
        return Stream.concat(onDisk, inMemory.stream());
    }

    /** A withdrawal counts whatever the disk says of it. */
    private static void tryTo(Runnable write, Line line, BlockingQueue<Line> otherwise) {
        try {
            write.run();
        } catch (IllegalStateException full) {
            boolean remembered = otherwise.offer(line);
            LOG.error(
                    "no disk for the withdrawal of message={} inMemory={}",
                    line.message(),
                    remembered,
                    full);
        }
    }

    /** All that was kept has been applied. */
    void settled() {
        files.settled();
    }

    private static Stream<Line> lines(List<String> texts) {
        return texts.stream().map(Line::parse).flatMap(Optional::stream);
    }

    @Override
    public void destroy() {
        try {
            catchUp();
        } catch (IllegalStateException full) {
            LOG.error("{} lines of withdrawals.log are lost: no disk", unwritten.size(), full);
        }
        files.close();
    }
}
