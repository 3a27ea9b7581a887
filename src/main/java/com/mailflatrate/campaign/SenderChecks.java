package com.mailflatrate.campaign;

import com.mailflatrate.account.Company;
import com.mailflatrate.campaign.GateReport.Check;
import com.mailflatrate.campaign.GateReport.Level;
import com.mailflatrate.campaign.GateReport.Part;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.Purpose;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import com.mailflatrate.policy.FreemailDomains;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mail says truly who sends it (compliance rows D3, F3, F5; UWG § 7(2) no. 3, DDG §
 * 6(2)).
 */
final class SenderChecks {

    private static final Set<String> NOBODY =
            Set.of(
                    "noreply",
                    "noreplies",
                    "donotreply",
                    "dontreply",
                    "nepasrepondre",
                    "keineantwort",
                    "nichtantworten",
                    "nonrispondere",
                    "noresponse",
                    "noanswer",
                    "unmonitored");
    private static final Set<String> FAMOUS =
            Set.of(
                    "amazon",
                    "apple",
                    "barclays",
                    "commerzbank",
                    "deutschebank",
                    "dhl",
                    "dpd",
                    "ebay",
                    "elster",
                    "facebook",
                    "fedex",
                    "gmx",
                    "google",
                    "hermes",
                    "instagram",
                    "klarna",
                    "linkedin",
                    "mastercard",
                    "microsoft",
                    "netflix",
                    "paypal",
                    "postbank",
                    "santander",
                    "sparkasse",
                    "telekom",
                    "ups",
                    "visa",
                    "vodafone",
                    "volksbank",
                    "webde");

    private final GateFacts facts;
    private final List<Check> checks = new ArrayList<>();

    private SenderChecks(GateFacts facts) {
        this.facts = facts;
    }

    static List<Check> check(GateFacts facts) {
        SenderChecks sender = new SenderChecks(facts);
        sender.name(facts.campaign().draft().fromName());
        Optional<EmailAddress> from = EmailAddress.parse(facts.campaign().draft().fromEmail());
        if (from.isEmpty()) {
            sender.add(Level.BLOCK, "FROM_MISSING");
        } else {
            sender.address(from.get());
        }
        if (sender.checks.stream().noneMatch(check -> check.level() == Level.BLOCK)) {
            sender.add(Level.OK, "FROM");
        }
        return sender.checks;
    }

    private void address(EmailAddress from) {
        String local = from.local().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (NOBODY.contains(local)) {
            add(Level.BLOCK, "FROM_NOREPLY", from.full());
        }
        if (FreemailDomains.contains(from.domain())) {
            add(Level.BLOCK, "FREEMAIL_FROM", from.domain());
            return;
        }
        domain(from);
    }

    private void domain(EmailAddress from) {
        SenderDomain domain = facts.domain();
        if (domain == null) {
            add(Level.BLOCK, "FROM_DOMAIN_UNVERIFIED", from.domain());
            return;
        }
        boolean keyMissing = is(domain, Purpose.DKIM, Verdict.MISSING, Verdict.WRONG);
        boolean keyUnseen = is(domain, Purpose.DKIM, Verdict.UNKNOWN);
        boolean noPolicy = is(domain, Purpose.DMARC, Verdict.MISSING, Verdict.WRONG);
        Level level = facts.verified() ? Level.WARN : Level.BLOCK;
        if (!facts.verified()) {
            add(Level.BLOCK, "FROM_DOMAIN_UNVERIFIED", domain.domain());
        }
        if (keyMissing) {
            add(level, "DKIM_DNS_MISSING", domain.domain());
        } else if (keyUnseen) {
            add(Level.WARN, "DKIM_DNS_UNKNOWN", domain.domain());
        } else if (facts.verified()) {
            add(Level.OK, "DKIM", domain.domain());
        }
        if (noPolicy) {
            add(Level.BLOCK, "DMARC_MISSING", domain.domain());
        } else if (is(domain, Purpose.DMARC, Verdict.WARNING)) {
            add(Level.WARN, "DMARC_OUTDATED", domain.domain());
        }
    }

    private static boolean is(SenderDomain domain, Purpose purpose, Verdict... verdicts) {
        for (DnsRecord record : domain.records()) {
            if (record.purpose() == purpose && List.of(verdicts).contains(record.verdict())) {
                return true;
            }
        }
        return false;
    }

    private void name(String name) {
        if (name.isBlank()) {
            add(Level.BLOCK, "FROM_NAME_MISSING");
            return;
        }
        if (name.indexOf('@') >= 0
                || name.indexOf('＠') >= 0
                || name.contains("://")
                || namesDomain(name)) {
            add(Level.BLOCK, "FROM_NAME_ADDRESS", name);
        }
        if (name.codePoints().anyMatch(SenderChecks::isInvisible)) {
            add(Level.BLOCK, "FROM_NAME_INVISIBLE");
        }
        judgeBrand(name);
    }

    /** A host in the name is fine only when it is their own. */
    private boolean namesDomain(String name) {
        String own = facts.domain() == null ? "" : facts.domain().domain();
        for (String word : name.toLowerCase(Locale.ROOT).split("\\s+")) {
            String bare = word.startsWith("www.") ? word.substring(4) : word;
            int dot = bare.lastIndexOf('.');
            boolean host =
                    dot > 1
                            && bare.substring(dot + 1).matches("[a-z]{2,12}")
                            && !bare.contains("..");
            boolean formWord = Set.of("e.v", "e.k", "dr", "prof").contains(bare);
            if (host && !formWord && !bare.equals(own)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInvisible(int c) {
        return c == 0xAD
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x2069
                || c == 0xFEFF
                || c == 0x180E;
    }

    private void judgeBrand(String name) {
        String own = letters(ownWords());
        @Nullable String famous = null;
        boolean known = false;
        for (String word : name.split("[^\\p{L}\\p{N}]+")) {
            String bare = letters(word);
            if (FAMOUS.contains(bare) && !own.contains(bare)) {
                famous = word;
            }
            known |= bare.length() >= 3 && own.contains(bare);
        }
        if (famous == null && FAMOUS.contains(letters(name)) && !own.contains(letters(name))) {
            famous = name;
        }
        if (famous != null) {
            add(Level.BLOCK, "FROM_NAME_BRAND", famous);
        } else if (!known) {
            add(Level.WARN, "FROM_NAME_UNKNOWN", name, facts.account().company().name());
        }
    }

    private String ownWords() {
        Company company = facts.account().company();
        return company.name()
                + " "
                + String.join(" ", company.representatives())
                + " "
                + (facts.domain() == null ? "" : facts.domain().domain());
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private void add(Level level, String code, Object... details) {
        checks.add(new Check(code, level, Part.FROM, List.of(details)));
    }
}
