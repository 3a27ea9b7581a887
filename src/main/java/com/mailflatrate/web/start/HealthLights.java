package com.mailflatrate.web.start;

import com.mailflatrate.account.Account;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.SenderImprint;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.policy.ImprintRules;
import com.mailflatrate.senderdomain.SenderDomains;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the four lights of an account's delivery. */
@Component
final class HealthLights {

    private static final int BOUNCE_HINT = 100;
    private static final int BOUNCE_STOP = 200;
    private static final int COMPLAINT_HINT = 10;
    private static final int COMPLAINT_STOP = 30;

    private final SenderDomains domains;

    HealthLights(SenderDomains domains) {
        this.domains = domains;
    }

    /**
     * @param mailings the ones to measure on
     */
    Health of(Account account, List<Mailing> mailings) {
        long accepted = Health.sum(mailings, one -> one.counts().accepted());
        long bounced = Health.sum(mailings, one -> one.counts().bounced());
        long complained = Health.sum(mailings, one -> one.counts().complained());
        return new Health(
                List.of(
                        domain(account.id()),
                        imprint(account),
                        Health.rate(
                                "bounces", bounced, accepted + bounced, BOUNCE_HINT, BOUNCE_STOP),
                        Health.rate(
                                "complaints",
                                complained,
                                accepted,
                                COMPLAINT_HINT,
                                COMPLAINT_STOP)),
                accepted + bounced);
    }

    private Light domain(AccountId account) {
        List<SenderDomain> all = domains.page(account, PageRequest.first()).items();
        SenderDomain.State worst =
                all.stream().map(SenderDomain::state).anyMatch(SenderDomain.State.FAILING::equals)
                        ? SenderDomain.State.FAILING
                        : all.stream()
                                        .map(SenderDomain::state)
                                        .anyMatch(SenderDomain.State.VERIFIED::equals)
                                ? SenderDomain.State.VERIFIED
                                : SenderDomain.State.UNVERIFIED;
        String where =
                all.size() == 1 ? "/sender-domains/" + all.getFirst().id() : "/sender-domains";
        return switch (worst) {
            case FAILING ->
                    new Light("domain", "is-bad", "start.light.domain.failing", List.of(), where);
            case VERIFIED ->
                    new Light("domain", "is-ok", "start.light.domain.ok", List.of(), where);
            case UNVERIFIED ->
                    new Light(
                            "domain",
                            all.isEmpty() ? "is-off" : "is-warn",
                            all.isEmpty() ? "start.light.domain.none" : "start.light.domain.open",
                            List.of(),
                            where);
        };
    }

    private static Light imprint(Account account) {
        boolean complete = ImprintRules.check(SenderImprint.of(account.company())).isEmpty();
        return new Light(
                "imprint",
                complete ? "is-ok" : "is-warn",
                complete ? "start.light.imprint.ok" : "start.light.imprint.open",
                List.of(),
                "/account");
    }
}
