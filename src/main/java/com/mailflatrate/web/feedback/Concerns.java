package com.mailflatrate.web.feedback;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.feedback.bounce.Tallies;
import com.mailflatrate.feedback.complaint.ComplaintRates;
import com.mailflatrate.feedback.complaint.ComplaintRates.Part;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.OriginId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Accounts whose mail needs a look, by the names people know. */
@Component
public final class Concerns {

    private final Tallies tallies;
    private final ComplaintRates rates;
    private final Accounts accounts;
    private final Origins origins;

    Concerns(Tallies tallies, ComplaintRates rates, Accounts accounts, Origins origins) {
        this.tallies = tallies;
        this.rates = rates;
        this.accounts = accounts;
        this.origins = origins;
    }

    /** Too many dead addresses. */
    public record OfBounces(String name, Tallies.Concern about) {}

    /**
     * Too many complaints.
     *
     * @param part the provider, or the origin's own words
     */
    public record OfComplaints(String account, String part, ComplaintRates.Concern about) {}

    List<OfBounces> ofBounces() {
        return tallies.concerns().stream()
                .map(one -> new OfBounces(name(one.account()), one))
                .toList();
    }

    List<OfComplaints> ofComplaints() {
        return rates.concerns().stream()
                .map(one -> new OfComplaints(name(one.account()), part(one), one))
                .toList();
    }

    private String name(AccountId account) {
        return Lanes.engine(() -> accounts.find(account))
                .map(known -> known.company().name())
                .orElse(account.toString());
    }

    private String part(ComplaintRates.Concern concern) {
        if (concern.part().kind() != Part.Kind.ORIGIN) {
            return concern.part().name();
        }
        OriginId origin = new OriginId(UUID.fromString(concern.part().name()));
        return Lanes.engine(() -> origins.find(concern.account(), origin))
                .map(known -> known.facts().description())
                .orElse("–");
    }
}
