package com.mailflatrate.optin;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.asking.AskingRules.Verdict;
import com.mailflatrate.audience.signup.SignUp;
import com.mailflatrate.audience.signup.SignUps;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.dns.MailDomains;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.optin.Letterbox.Addressed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Carries out what is decided about registrations, many at once: a mail that asks, a later look, or
 * nothing.
 */
@Component
@EngineTransactional
class Settlement {

    private static final Actor VISITOR = Actor.person("visitor");

    private final RegistrationStore registrations;
    private final Accounts accounts;
    private final Limits limits;
    private final SignUps signUps;
    private final Letterbox letterbox;
    private final InstantSource clock;

    Settlement(
            RegistrationStore registrations,
            Accounts accounts,
            Limits limits,
            SignUps signUps,
            Letterbox letterbox,
            InstantSource clock) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.limits = limits;
        this.signUps = signUps;
        this.letterbox = letterbox;
        this.clock = clock;
    }

    @EngineTransactional(readOnly = true)
    public List<RegistrationStore.Due> due(int rows) {
        return registrations.due(clock.instant(), rows);
    }

    /**
     * Decides, in the order they came.
     *
     * @param domains what the DNS says of each domain
     */
    public void settle(List<RegistrationStore.Due> due, Map<String, MailDomains.Verdict> domains) {
        Instant now = clock.instant();
        List<Registration> batch = registrations.lock(due, now);
        if (batch.isEmpty()) {
            return;
        }
        Map<AccountId, Account> senders =
                accounts.among(batch.stream().map(Registration::account).distinct().toList());
        Limits.Round round = limits.begin(batch, senders, domains, now);
        Map<UUID, Code> refused = refused(batch);
        List<Decision> decisions = new ArrayList<>();
        List<Registration> asked = new ArrayList<>();
        for (Registration one : batch) {
            Code no = refused.get(one.id());
            switch (round.verdict(one)) {
                case Verdict.Later(Instant at) -> decisions.add(Decision.later(one, at));
                case Verdict.Never(String why) -> decisions.add(Decision.dropped(one, why));
                case Verdict.Now _ when no != null ->
                        decisions.add(Decision.dropped(one, no.name()));
                case Verdict.Now _ -> {
                    round.sent(one);
                    asked.add(one);
                }
            }
        }
        ask(asked, senders).forEach(mail -> decisions.add(mail.decision()));
        round.end();
        registrations.decide(decisions);
    }

    private List<Addressed> ask(List<Registration> asked, Map<AccountId, Account> senders) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Addressed> mails = new ArrayList<>();
        byAccount(asked)
                .forEach(
                        (account, all) -> {
                            Account sender = Objects.requireNonNull(senders.get(account));
                            Map<String, ContactId> fresh =
                                    signUps.enter(account, signUps(strangers(all)), VISITOR);
                            for (Registration one : all) {
                                mails.add(new Addressed(one, contact(one, fresh), sender));
                            }
                        });
        letterbox.ask(mails);
        return mails;
    }

    private static ContactId contact(Registration one, Map<String, ContactId> fresh) {
        ContactId known = one.contact();
        return known == null ? Objects.requireNonNull(fresh.get(one.email().key())) : known;
    }

    /** Why some may not come onto their list, whatever the limits say. */
    private Map<UUID, Code> refused(List<Registration> batch) {
        Map<UUID, Code> refused = new HashMap<>();
        byAccount(strangers(batch))
                .forEach(
                        (account, all) -> {
                            List<Optional<Code>> codes = signUps.refusals(account, signUps(all));
                            for (int n = 0; n < codes.size(); n++) {
                                UUID id = all.get(n).id();
                                codes.get(n).ifPresent(code -> refused.put(id, code));
                            }
                        });
        return refused;
    }

    /** Those who are nobody's contact yet as far as their registration knows. */
    private static List<Registration> strangers(List<Registration> all) {
        return all.stream().filter(one -> one.contact() == null).toList();
    }

    private static List<SignUp> signUps(List<Registration> all) {
        return all.stream().map(one -> new SignUp(one.list(), one.email(), one.fields())).toList();
    }

    /** In one order for everybody, so that two batches never wait for each other crosswise. */
    private static Map<AccountId, List<Registration>> byAccount(List<Registration> all) {
        Map<AccountId, List<Registration>> accounts =
                new TreeMap<>(Comparator.comparingLong(AccountId::value));
        all.forEach(
                one ->
                        accounts.computeIfAbsent(one.account(), account -> new ArrayList<>())
                                .add(one));
        return accounts;
    }
}
