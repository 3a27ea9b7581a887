package com.mailflatrate.policy;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an imported consent is worth as evidence (GDPR Art. 7(1)). A grade is no permission: a
 * person decides per batch. An address on the internet is evidence, not a condition, and a private
 * one is none.
 */
public final class ProofRules {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private ProofRules() {}

    /**
     * The grades of a proof; only P1 to P3 can become mailable, and only after a person has looked.
     */
    public enum Grade {
        /** Nothing. */
        P0,
        /** A system's record. */
        P1,
        /** A signed document. */
        P2,
        /** Own customers (UWG § 7(3)). */
        P3
    }

    /** Why a row got its grade. */
    public enum Why {
        /** Time, source, and a public address or a known layout. */
        SYSTEM_RECORD,
        /** No time, or none that can be read. */
        NO_TIME,
        /** A time in the future or before 2000. */
        IMPLAUSIBLE_TIME,
        /** No page or place. */
        NO_SOURCE,
        /** Neither a public address nor a known layout. */
        NO_EVIDENCE,
        /** A page somebody signed. */
        SIGNED_DOCUMENT,
        /** A day of purchase, where own customers are open. */
        OWN_CUSTOMER
    }

    /** A grade with its reason. */
    public record Verdict(Grade grade, Why why) {}

    /**
     * Grades one row, by the strongest thing it has: a system's record (P1), a page somebody
     * signed, whose day may stand on the paper alone (P2), the day of a purchase of an own customer
     * (P3). A time that cannot be is no proof at all.
     */
    public static Verdict grade(ProofFacts facts) {
        Verdict record = record(facts);
        if (record.grade() == Grade.P1 || record.why() == Why.IMPLAUSIBLE_TIME) {
            return record;
        }
        if (facts.signed()) {
            return new Verdict(Grade.P2, Why.SIGNED_DOCUMENT);
        }
        return facts.ownCustomer() && facts.consentAt() != null
                ? new Verdict(Grade.P3, Why.OWN_CUSTOMER)
                : record;
    }

    private static Verdict record(ProofFacts facts) {
        Instant at = facts.consentAt();
        if (at == null) {
            return new Verdict(Grade.P0, Why.NO_TIME);
        }
        if (at.isBefore(EARLIEST) || at.isAfter(facts.now().plus(CLOCKS_DIFFER))) {
            return new Verdict(Grade.P0, Why.IMPLAUSIBLE_TIME);
        }
        if (facts.source() == null || facts.source().isBlank()) {
            return new Verdict(Grade.P0, Why.NO_SOURCE);
        }
        return facts.knownLayout() || publicAddress(facts.ip())
                ? new Verdict(Grade.P1, Why.SYSTEM_RECORD)
                : new Verdict(Grade.P0, Why.NO_EVIDENCE);
    }

    /** Whether a text is an address that says something about who was there. */
    public static boolean publicAddress(@Nullable String text) {
        if (text == null || !InetAddresses.isInetAddress(text.strip())) {
            return false;
        }
        InetAddress address = InetAddresses.forString(text.strip());
        byte[] octets = address.getAddress();
        boolean shared =
                address instanceof Inet4Address
                        && (octets[0] & 0xff) == 100
                        && (octets[1] & 0xc0) == 64;
        boolean unique = octets.length == 16 && (octets[0] & 0xfe) == 0xfc;
        boolean thisNetwork = address instanceof Inet4Address && octets[0] == 0;
        return !(address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || shared
                || unique
                || thisNetwork);
    }
}
