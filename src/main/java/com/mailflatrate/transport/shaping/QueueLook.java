package com.mailflatrate.transport.shaping;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the queue of this node has in memory just now. */
public interface QueueLook {

    /** Takes a look; costs nothing. */
    Look look();

    /**
     * A look.
     *
     * @param waiting mails in memory that wait for a connection
     * @param unsettled mails in memory without a written result
     * @param journalMillis how long the last mail waited for the journal
     * @param feedFresh whether we know who left in the last seconds
     * @param feedMillis how long ago we looked for who left
     * @param unfit our own addresses from which nothing is sent, each with the reason
     */
    record Look(
            List<Site> sites,
            List<Backlog> lines,
            List<String> unfit,
            int waiting,
            long unsettled,
            long accepted,
            boolean journalWell,
            double journalMillis,
            boolean feedFresh,
            long feedMillis) {

        /** Copies the lists. */
        public Look {
            sites = List.copyOf(sites);
            lines = List.copyOf(lines);
            unfit = List.copyOf(unfit);
        }

        /** Whole seconds since we looked for who left. */
        public long feedSeconds() {
            return TimeUnit.MILLISECONDS.toSeconds(feedMillis);
        }
    }

    /**
     * One side we send to.
     *
     * @param window connections we would open there
     * @param open connections that are open
     * @param perMinute mails it took in the last minute
     * @param closedSeconds how long we leave it alone, 0 when we do not
     */
    record Site(String name, int window, int open, long perMinute, long closedSeconds) {}

    /** What waits in memory for one site; an empty name when all goes the same way. */
    record Backlog(String site, int waiting, int connections) {}
}
