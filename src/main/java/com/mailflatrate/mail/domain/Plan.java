package com.mailflatrate.mail.domain;

import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a domain must publish, and what the platform publishes behind it.
 *
 * @param domain of the account
 * @param label stands for the domain below the platform's
 * @param platform our own domain
 * @param keys the {@code p=} of each selector
 * @param spf the policy of the return path
 */
public record Plan(
        String domain, String label, String platform, Map<String, String> keys, String spf) {

    /** The selectors, the first one signs. */
    public static final List<String> SELECTORS = List.of("mf1", "mf2");

    /** In the order of the selectors. */
    public Plan {
        keys = Map.copyOf(keys);
    }

    /** The records, not yet looked up. */
    public List<DnsRecord> records() {
        List<DnsRecord> records = new ArrayList<>();
        new TreeMap<>(keys)
                .forEach(
                        (selector, p) ->
                                records.add(
                                        expected(
                                                "CNAME",
                                                keyName(selector),
                                                keyTarget(selector),
                                                Purpose.DKIM)));
        records.add(expected("CNAME", bounceName(), bounceTarget(), Purpose.RETURN_PATH));
        records.add(expected("TXT", bounceName(), spf, Purpose.SPF));
        records.add(expected("TXT", "_dmarc." + domain, dmarc(), Purpose.DMARC));
        return records;
    }

    /** Where the account's CNAME for a selector stands. */
    public String keyName(String selector) {
        return selector + "._domainkey." + domain;
    }

    /** Where it points to. */
    public String keyTarget(String selector) {
        return selector + '.' + label + ".dkim." + platform;
    }

    /** The TXT behind it. */
    public String keyText(String selector) {
        return DkimKey.txt(keys.getOrDefault(selector, ""));
    }

    /** Host of the return path. */
    public String bounceName() {
        return "bounce." + domain;
    }

    public String bounceTarget() {
        return "bounce." + platform;
    }

    /** Never with {@code pct}, {@code rf} or {@code ri}: RFC 9989 has removed them. */
    public String dmarc() {
        return "v=DMARC1; p=none; rua=mailto:postmaster@" + platform;
    }

    /** Says that we take reports for the domain (RFC 9990 §4). */
    public String reportConsentName() {
        return domain + "._report._dmarc." + platform;
    }

    private static DnsRecord expected(String type, String name, String value, Purpose purpose) {
        return new DnsRecord(type, name, value, purpose, null, null, null);
    }
}
