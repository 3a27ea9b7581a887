package com.mailflatrate.notice;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Owner;
import com.mailflatrate.account.UserAddresses;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import com.mailflatrate.senderdomain.SenderDomainFailed;
import com.mailflatrate.senderdomain.SenderDomains;
import com.mailflatrate.vetting.AccountSuspended;
import com.mailflatrate.vetting.Suspension;
import com.mailflatrate.vetting.Suspensions;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Letters to all owners when something they rely on stopped: the account, with the statement of
 * reasons (DSA Art. 17), or a sender domain, with the records that are gone.
 */
@Component
class StandingLetters {

    private final Facts facts;
    private final UserAddresses users;
    private final Letters letters;
    private final Texts texts;
    private final String publicUrl;

    /** Where the letters' facts come from. */
    @Component
    record Facts(Accounts accounts, Suspensions suspensions, SenderDomains domains) {}

    StandingLetters(
            Facts facts,
            UserAddresses users,
            Letters letters,
            Texts texts,
            @Value("${mailflatrate.public-url:http://localhost:${mailflatrate.http.port:8080}}")
                    String publicUrl) {
        this.facts = facts;
        this.users = users;
        this.letters = letters;
        this.texts = texts;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    @AfterCommit
    void on(AccountSuspended suspended) {
        String company = company(suspended.account());
        facts.suspensions()
                .statement(suspended.account())
                .filter(suspension -> suspension.id().equals(suspended.suspension()))
                .ifPresent(
                        suspension ->
                                send(
                                        suspended.account(),
                                        "suspended",
                                        owner -> statement(suspension, company, owner)));
    }

    private Object[] statement(Suspension suspension, String company, Owner owner) {
        Language language = owner.language();
        return new Object[] {
            owner.name(),
            company,
            texts.say(language, "notice.suspended.scope." + suspension.scope()),
            suspension.facts(),
            suspension.clause(),
            texts.say(language, "notice.suspended.automated." + suspension.automated()),
            publicUrl + "/start"
        };
    }

    @AfterCommit
    void on(SenderDomainFailed failed) {
        facts.domains()
                .find(failed.account(), failed.domain())
                .ifPresent(
                        domain ->
                                send(
                                        failed.account(),
                                        "domain",
                                        owner ->
                                                new Object[] {
                                                    owner.name(),
                                                    domain.domain(),
                                                    broken(domain, owner.language()),
                                                    publicUrl + "/sender-domains/" + domain.id()
                                                }));
    }

    private String broken(SenderDomain domain, Language language) {
        return domain.records().stream()
                .filter(StandingLetters::isBroken)
                .map(
                        record ->
                                record.type()
                                        + ' '
                                        + record.name()
                                        + "\n"
                                        + texts.say(
                                                language, "domain.sentence." + record.sentence()))
                .collect(Collectors.joining("\n\n"));
    }

    private static boolean isBroken(DnsRecord record) {
        return record.verdict() == Verdict.MISSING || record.verdict() == Verdict.WRONG;
    }

    private void send(AccountId account, String which, Function<Owner, Object[]> values) {
        for (Owner owner : users.owners(account)) {
            Object[] words = values.apply(owner);
            letters.send(
                    Letters.Letter.plain(
                            Letters.Kind.NOTICE,
                            account,
                            owner.email(),
                            texts.say(owner.language(), "notice." + which + ".subject", words),
                            texts.say(owner.language(), "notice." + which + ".text", words)));
        }
    }

    private String company(AccountId account) {
        return facts.accounts().find(account).map(found -> found.company().name()).orElse("");
    }
}
