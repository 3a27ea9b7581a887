package com.mailflatrate.senderdomain;

import com.mailflatrate.dns.Dns;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.mail.domain.Examination;
import com.mailflatrate.mail.domain.Opinions;
import com.mailflatrate.mail.domain.Plan;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.Standing;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks records up outside any transaction and keeps what was found. */
@Component
public class DomainChecks {

    private final Dns dns;
    private final DomainBook book;

    DomainChecks(Dns dns, DomainBook book) {
        this.dns = dns;
        this.book = book;
    }

    /** The domain after a fresh look; empty when the account has no such domain. */
    public Optional<SenderDomain> check(AccountId account, SenderDomainId id) {
        return book.plan(account, id)
                .map(
                        plan -> {
                            List<DnsRecord> found = examine(dns, plan);
                            return book.record(account, id, found);
                        });
    }

    /** One resolver's word is enough for a record, not against it. */
    static List<DnsRecord> examine(Dns dns, Plan plan) {
        List<DnsRecord> found = new Examination(dns::look, plan).run();
        List<Dns> each = dns.each();
        if (each.isEmpty() || found.stream().noneMatch(Standing::isNegative)) {
            return found;
        }
        return Opinions.combine(
                each.stream().map(one -> new Examination(one::look, plan).run()).toList());
    }
}
