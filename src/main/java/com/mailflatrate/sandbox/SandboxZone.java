package com.mailflatrate.sandbox;

import com.google.common.net.InetAddresses;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.sandbox.zone.ZoneRecords;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The records of the built-in DNS zone, as whoever tries the sandbox sees and changes them.
 * Thread-safe.
 */
@Component
@SandboxOnly
public final class SandboxZone {

    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?");

    /** {@code 10 mail.example.test}, or {@code 0 .} for "takes no mail" (RFC 7505). */
    private static final Pattern EXCHANGE =
            Pattern.compile("[0-9]{1,5} +([A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?)?\\.?");

    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 4_000;

    private final ZoneRecords records;

    SandboxZone(ZoneRecords records) {
        this.records = records;
    }

    /** All records, by name. */
    public List<DnsEntry> entries() {
        return records.all();
    }

    /** Replaces the records of a name and type. */
    public Outcome<DnsEntry> put(String name, RecordType type, List<String> values) {
        String plain = plain(name);
        List<Reason> reasons = new ArrayList<>();
        if (!NAME.matcher(plain).matches()) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "name"));
        }
        if (values.size() > MOST_VALUES) {
            reasons.add(Reason.field(Code.TOO_LONG, "values"));
        }
        for (String value : values) {
            if (value.isBlank()
                    || value.length() > LONGEST_VALUE
                    || !isPossible(type, value.strip())) {
                reasons.add(Reason.field(Code.INVALID_VALUE, "values"));
            } else if (value.chars().anyMatch(Character::isISOControl)) {
                reasons.add(Reason.field(Code.CONTROL_CHARACTER, "values"));
            }
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        DnsEntry entry =
                new DnsEntry(
                        plain,
                        type,
                        values.stream().map(String::strip).toList(),
                        DnsEntry.Source.USER);
        records.put(entry);
        return Outcome.done(entry);
    }

    /** Takes records away that somebody has put; refused when there are none. */
    public Outcome<DnsEntry> remove(String name, RecordType type) {
        return records.remove(plain(name), type, DnsEntry.Source.USER)
                .<Outcome<DnsEntry>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    private static boolean isPossible(RecordType type, String value) {
        return switch (type) {
            case A ->
                    InetAddresses.isInetAddress(value)
                            && InetAddresses.forString(value) instanceof Inet4Address;
            case AAAA ->
                    InetAddresses.isInetAddress(value)
                            && InetAddresses.forString(value) instanceof Inet6Address;
            case MX -> EXCHANGE.matcher(value).matches();
            case CNAME, NS, PTR -> NAME.matcher(plain(value)).matches();
            case TXT, TLSA -> true;
        };
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
