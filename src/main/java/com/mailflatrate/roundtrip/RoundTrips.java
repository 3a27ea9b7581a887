package com.mailflatrate.roundtrip;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.mail.dkim.DkimVerdict;
import com.mailflatrate.mail.dkim.DkimVerifier;
import com.mailflatrate.mail.mime.HeadComparison;
import com.mailflatrate.roundtrip.RoundTripStore.Probe;
import com.mailflatrate.roundtrip.RoundTripStore.Trip;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Probes under way, and what is said of those that came back. Judging one asks name servers, so it
 * must not be called in a transaction.
 */
@Component
public final class RoundTrips {

    /** Begins the local part of a probe's address. */
    static final String PREFIX = "probe+";

    private static final Logger LOG = LoggerFactory.getLogger(RoundTrips.class);
    private static final int SIGNATURES = 2;

    private final RoundTripStore store;
    private final DkimVerifier verifier;
    private final InstantSource clock;

    RoundTrips(RoundTripStore store, DkimVerifier verifier, InstantSource clock) {
        this.store = store;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Whether an address is that of a probe we wait for. */
    public boolean isProbe(String address) {
        return local(address).flatMap(this::probe).isPresent();
    }

    /** Judges a probe that came back; false when it is none. */
    public boolean arrived(String envelopeFrom, String address, byte[] raw) {
        Optional<String> local = local(address);
        Optional<Probe> sent = local.flatMap(this::probe);
        if (local.isEmpty() || sent.isEmpty()) {
            return false;
        }
        @Nullable String fault = fault(sent.get(), envelopeFrom, raw);
        Lanes.engine(() -> store.arrived(local.get(), fault, clock.instant()));
        if (fault == null) {
            LOG.info("{} hands mail on as it gets it", sent.get().hop());
        } else {
            LOG.error("{} changes mail, no mailing leaves: {}", sent.get().hop(), fault);
        }
        return true;
    }

    void sent(String probe, Probe mail) {
        Lanes.engine(() -> store.sent(probe, mail, clock.instant()));
    }

    List<Trip> all() {
        return Lanes.engine(store::all);
    }

    private Optional<Probe> probe(String probe) {
        return Lanes.engine(() -> store.probe(probe));
    }

    private @Nullable String fault(Probe sent, String envelopeFrom, byte[] raw) {
        if (!sent.envelopeFrom().equals(envelopeFrom)) {
            return "Return-Path is missing or was changed";
        }
        Optional<String> changed = HeadComparison.fault(sent.head(), HeadComparison.head(raw));
        if (changed.isPresent()) {
            return changed.get();
        }
        List<DkimVerdict> verdicts = verifier.verify(raw);
        boolean hold =
                verdicts.stream().filter(one -> one.result() == DkimVerdict.Result.PASS).count()
                        >= SIGNATURES;
        return hold ? null : "the signatures do not hold: a signed field or the text was changed";
    }

    private static Optional<String> local(String address) {
        int at = address.lastIndexOf('@');
        String local = at < 0 ? "" : address.substring(0, at).toLowerCase(Locale.ROOT);
        return local.startsWith(PREFIX)
                ? Optional.of(local.substring(PREFIX.length()))
                : Optional.empty();
    }
}
