package com.mailflatrate.abuse;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Company;
import com.mailflatrate.campaign.SenderImprint;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.WebAddress;
import com.mailflatrate.policy.Flag;
import com.mailflatrate.policy.FreemailDomains;
import com.mailflatrate.policy.ImprintRules;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import com.mailflatrate.vetting.Applicant;
import com.mailflatrate.vetting.OriginKind;
import com.mailflatrate.vetting.StatedOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What speaks against an applicant and what for: facts beside a reviewer's decision, never a
 * decision. Reads what it is given, looks nothing up.
 *
 * @param level how closely to look
 * @param findings in the order to read them, the gravest first
 */
public record ApplicantRisk(Level level, List<Finding> findings) {

    private static final long MANY_CONTACTS = 50_000;
    private static final long MANY_MAILS = 1_000_000;
    private static final int WARNINGS_THAT_ADD_UP = 2;
    private static final Pattern NOT_ASKED =
            Pattern.compile(
                    "gekauft|kaufen|gemietet|bought|purchased|rented|scraped|harvested|adresshändler|leads",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern THROUGH_OTHERS =
            Pattern.compile(
                    "gewinnspiel|partner|co-?registrier|prize draw|sweepstake|co-?registration|messe|trade fair",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Copies the findings. */
    public ApplicantRisk {
        findings = List.copyOf(findings);
    }

    /** How closely to look. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH;

        /** As the API writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a finding does to the level. */
    public enum Weight {
        BAD,
        WARN,
        GOOD;

        /** As the API and the pages write it: {@code bad}, {@code warn}, {@code ok}. */
        public String word() {
            return this == GOOD ? "ok" : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One fact; its sentence has the name {@link #text} and takes the details.
     *
     * @param code stable, upper snake case
     */
    public record Finding(String code, Weight weight, List<Object> details) {

        /** Copies the details. */
        public Finding {
            details = List.copyOf(details);
        }

        /** The name of its sentence: what the imprint lacks is said as the gate says it. */
        public String text() {
            return (code.startsWith("IMPRINT_") && weight != Weight.GOOD ? "policy." : "risk.")
                    + code;
        }
    }

    /** The facts about an applicant. */
    public static ApplicantRisk of(Applicant applicant) {
        List<Finding> found = new ArrayList<>();
        earlier(applicant, found);
        origins(applicant, found);
        volume(applicant, found);
        company(applicant.account().company(), found);
        address(applicant, found);
        found.sort((one, other) -> one.weight().compareTo(other.weight()));
        return new ApplicantRisk(level(found), found);
    }

    private static Level level(List<Finding> found) {
        if (found.stream().anyMatch(finding -> finding.weight() == Weight.BAD)) {
            return Level.HIGH;
        }
        long warnings = found.stream().filter(finding -> finding.weight() == Weight.WARN).count();
        return warnings >= WARNINGS_THAT_ADD_UP ? Level.MEDIUM : Level.LOW;
    }

    private static void earlier(Applicant applicant, List<Finding> found) {
        for (Applicant.Earlier other : applicant.earlier()) {
            boolean stopped =
                    other.state() == AccountState.REJECTED
                            || other.state() == AccountState.SUSPENDED;
            add(
                    found,
                    stopped ? "REJECTED_BEFORE" : "APPLIED_BEFORE",
                    stopped ? Weight.BAD : Weight.WARN,
                    other.name());
        }
    }

    private static void origins(Applicant applicant, List<Finding> found) {
        for (StatedOrigin origin : applicant.origins()) {
            String words = origin.description() + ' ' + applicant.purpose();
            if (NOT_ASKED.matcher(words).find()) {
                add(found, "ORIGIN_NOT_ASKED", Weight.BAD);
            } else if (THROUGH_OTHERS.matcher(words).find()) {
                add(found, "ORIGIN_THROUGH_OTHERS", Weight.WARN);
            }
            if (origin.kind() == OriginKind.OTHER) {
                add(found, "ORIGIN_OTHER", Weight.WARN);
            }
            form(origin, applicant.account().company(), found);
        }
        if (applicant.origins().stream().allMatch(origin -> origin.kind() == OriginKind.NONE_YET)) {
            add(found, "ORIGIN_NONE_YET", Weight.GOOD);
        }
    }

    private static void form(StatedOrigin origin, Company company, List<Finding> found) {
        Optional<String> form =
                Optional.ofNullable(origin.collectionUrl()).flatMap(WebAddress::host);
        Optional<String> site = Optional.ofNullable(company.website()).flatMap(WebAddress::host);
        if (form.isPresent() && site.isPresent()) {
            boolean same = bare(form.get()).equals(bare(site.get()));
            add(
                    found,
                    same ? "FORM_ON_OWN_SITE" : "FORM_ON_OTHER_SITE",
                    same ? Weight.GOOD : Weight.WARN,
                    form.get());
        }
    }

    private static void volume(Applicant applicant, List<Finding> found) {
        long contacts =
                applicant.origins().stream()
                        .mapToLong(origin -> origin.contacts() == null ? 0 : origin.contacts())
                        .sum();
        if (contacts >= MANY_CONTACTS) {
            add(found, "MANY_CONTACTS", Weight.WARN, contacts);
        }
        if (applicant.expectedMonthlyMails() >= MANY_MAILS) {
            add(found, "MANY_MAILS", Weight.WARN, applicant.expectedMonthlyMails());
        }
    }

    private static void company(Company company, List<Finding> found) {
        List<Flag> flags = ImprintRules.check(SenderImprint.of(company));
        if (flags.isEmpty()) {
            add(found, "IMPRINT_COMPLETE", Weight.GOOD, company.legalForm().title());
        } else {
            flags.forEach(
                    flag ->
                            found.add(
                                    new Finding(flag.check().name(), Weight.WARN, flag.details())));
        }
        if (company.website() == null) {
            add(found, "NO_WEBSITE", Weight.WARN);
        }
    }

    private static void address(Applicant applicant, List<Finding> found) {
        EmailAddress email = EmailAddress.parse(applicant.userEmail()).orElse(null);
        if (email == null) {
            return;
        }
        Optional<String> site =
                Optional.ofNullable(applicant.account().company().website())
                        .flatMap(WebAddress::host);
        if (FreemailDomains.contains(email.domain())) {
            add(found, "FREEMAIL", Weight.WARN, email.domain());
        } else if (site.isPresent() && bare(site.get()).equals(email.domain())) {
            add(found, "ADDRESS_OF_SITE", Weight.GOOD, email.domain());
        }
        if (RoleAddresses.standard().judge(email, IntakePath.EDIT) instanceof RoleVerdict.Refused) {
            add(found, "ROLE_SIGN_IN", Weight.GOOD, email.local());
        }
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static void add(List<Finding> found, String code, Weight weight, Object... details) {
        found.add(new Finding(code, weight, List.of(details)));
    }
}
