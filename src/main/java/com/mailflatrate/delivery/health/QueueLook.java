package com.mailflatrate.delivery.health;

import java.util.List;

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
     */
    record Look(
            List<Site> sites,
            int waiting,
            long unsettled,
            long accepted,
            boolean journalWell,
            double journalMillis,
            boolean feedFresh) {

        /** Copies the sites. */
        public Look {
            sites = List.copyOf(sites);
        }
    }

    /**
     * One side we send to.
     *
     * @param window connections we would open there
     * @param open connections that are open
     * @param closedSeconds how long we leave it alone, 0 when we do not
     */
    record Site(String name, int window, int open, long closedSeconds) {}
}
