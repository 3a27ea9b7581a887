package com.mailflatrate.vetting;

import com.mailflatrate.account.Company;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an application; gathers all that is wrong with it. */
final class ApplicationReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PURPOSE = 2000;
    private static final int LONGEST_ADDRESS = 254;
    private static final long MOST_MAILS = 1_000_000_000L;

    private final Fields fields = new Fields();
    private final Policies policies;
    private final People people;
    private final LocalDate today;

    ApplicationReader(Policies policies, People people, LocalDate today) {
        this.policies = policies;
        this.people = people;
        this.today = today;
    }

    /** An application that may be stored. */
    record Read(
            Company company,
            String userName,
            EmailAddress email,
            String password,
            String purpose,
            long expectedMonthlyMails,
            List<StatedOrigin> origins,
            Map<PolicyKind, String> accepted) {}

    Outcome<Read> read(ApplicationDraft draft) {
        Optional<Company> company = company(draft.company());
        ApplicationDraft.Person user =
                draft.user() == null ? new ApplicationDraft.Person(null, null, null) : draft.user();
        String name = fields.line("user.name", user.name(), LONGEST_NAME);
        Optional<EmailAddress> email = email(user.email());
        String address = user.email() == null ? "" : user.email();
        people.check(fields, "user.password", user.password(), address);
        String password = user.password() == null ? "" : user.password();
        String purpose = fields.text("purpose", draft.purpose(), LONGEST_PURPOSE);
        long mails = expectedMails(draft.expectedMonthlyMails());
        List<StatedOrigin> origins = new OriginReader(fields, today).read(draft.origins());
        Map<PolicyKind, String> accepted = accepted(draft.accept());
        return fields.outcome(
                () ->
                        new Read(
                                company.orElseThrow(),
                                name,
                                email.orElseThrow(),
                                password,
                                purpose,
                                mails,
                                origins,
                                accepted));
    }

    private Optional<Company> company(Company.@Nullable Draft draft) {
        Company.Draft given =
                draft == null
                        ? new Company.Draft(
                                null, null, null, null, null, null, null, null, null, null, null,
                                null, null)
                        : draft;
        return switch (given.read("company.")) {
            case Outcome.Done<Company>(Company company) -> Optional.of(company);
            case Outcome.Refused<Company>(List<Reason> reasons) -> {
                reasons.forEach(fields::refuse);
                yield Optional.empty();
            }
        };
    }

    private Optional<EmailAddress> email(@Nullable String given) {
        String line = fields.line("user.email", given, LONGEST_ADDRESS);
        Optional<EmailAddress> email = EmailAddress.parse(line);
        if (!line.isEmpty() && email.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_ADDRESS, "user.email"));
        }
        return email;
    }

    private long expectedMails(@Nullable Long given) {
        if (given == null) {
            fields.refuse(Reason.field(Code.REQUIRED, "expectedMonthlyMails"));
            return 0;
        }
        if (given < 0 || given > MOST_MAILS) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, "expectedMonthlyMails"));
        }
        return given;
    }

    private Map<PolicyKind, String> accepted(ApplicationDraft.@Nullable Accepted given) {
        Map<PolicyKind, String> accepted = new TreeMap<>();
        accept(accepted, PolicyKind.TERMS, "accept.terms", given == null ? null : given.terms());
        accept(
                accepted,
                PolicyKind.ANTI_SPAM,
                "accept.antiSpam",
                given == null ? null : given.antiSpam());
        accept(accepted, PolicyKind.DPA, "accept.dpa", given == null ? null : given.dpa());
        return accepted;
    }

    private void accept(
            Map<PolicyKind, String> accepted,
            PolicyKind kind,
            String field,
            @Nullable String hash) {
        if (hash == null || hash.isBlank()) {
            fields.refuse(Reason.field(Code.REQUIRED, field));
        } else if (!policies.current(kind).sha256().equals(hash)) {
            fields.refuse(Reason.field(Code.POLICY_NOT_ACCEPTED, field));
        } else {
            accepted.put(kind, hash);
        }
    }
}
