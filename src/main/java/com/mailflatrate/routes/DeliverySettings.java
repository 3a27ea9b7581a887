package com.mailflatrate.routes;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Delivery.
 *
 * @param mode where mail goes: sandbox (the built-in inbox), smarthost, or mx (straight to the mail
 *     servers of each domain)
 * @param smarthost next hops: {@code smtp[s]://user:pass@host:port?weight=1,…}
 * @param roundTrip whether each smarthost has to hand a probe back unchanged before mailings leave
 *     through it; without it nobody notices that bounces and unsubscribing do not work
 * @param pools source addresses of mode mx: {@code standard=host/address,…;quarantine=…}
 * @param blockLists zones of DNS block lists that are asked every hour about our addresses; from
 *     one that is listed no mailing leaves for a day, or until a person lifts that. Most lists want
 *     to be asked from name servers of one's own
 * @param mxPort port of other mail servers in mode mx; 25 but for trials on one machine
 * @param mxPrivate whether mail servers may have addresses of the own network, for the same trials
 * @param plainAfterBrokenTls whether a server that offers TLS and breaks it gets its mail in plain
 *     text
 * @param node name of this node among others on the same database
 * @param connections how many connections to the next hop may be open at once
 * @param mailsPerConnection after how many mails a connection ends
 * @param memory bytes all mails together may have while they are handed over; a mail larger than
 *     that goes while no other such mail does
 * @param journal {@code fsync}: exact after a loss of power; {@code write}: exact after a crash of
 *     the process only, for disks that take more than 5 ms
 * @param journalGrown bytes after which the journal's file is written anew without what is settled
 * @param platformSignature whether mails of mailings bear the platform's signature beside the
 *     account's; complaint loops of providers need it
 * @param senderId last part of Feedback-ID, 5 to 15 letters or digits, never changed
 * @param letterName display name of our own letters
 */
@ConfigurationProperties("mailflatrate.delivery")
public record DeliverySettings(
        @DefaultValue("sandbox") String mode,
        @DefaultValue("") String smarthost,
        @DefaultValue("true") boolean roundTrip,
        @DefaultValue("") String pools,
        @DefaultValue("") List<String> blockLists,
        @DefaultValue("25") int mxPort,
        @DefaultValue("false") boolean mxPrivate,
        @DefaultValue("false") boolean plainAfterBrokenTls,
        @DefaultValue("one") String node,
        @DefaultValue("8") int connections,
        @DefaultValue("100") int mailsPerConnection,
        @DefaultValue("67108864") long memory,
        @DefaultValue("fsync") String journal,
        @DefaultValue("16777216") long journalGrown,
        @DefaultValue("true") boolean platformSignature,
        @DefaultValue("mailflatrate") String senderId,
        @DefaultValue("mailflatrate") String letterName) {

    /** Without passwords. */
    @Override
    public String toString() {
        return "mode " + mode + ", node " + node + ", " + connections + " connections";
    }
}
