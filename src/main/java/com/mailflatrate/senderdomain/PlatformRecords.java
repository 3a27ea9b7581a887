package com.mailflatrate.senderdomain;

import com.mailflatrate.dns.RecordType;
import com.mailflatrate.dns.spi.Publication;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.domain.Plan;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the platform publishes itself: keys behind the accounts' CNAMEs, its return path, its own
 * mail policy.
 */
@Component
class PlatformRecords {

    private final Publication publication;
    private final SendingHosts hosts;
    private final String spf;

    PlatformRecords(
            Publication publication,
            SendingHosts hosts,
            @Value("${mailflatrate.platform-spf:v=spf1 mx -all}") String spf) {
        this.publication = publication;
        this.hosts = hosts;
        this.spf = spf;
    }

    String domain() {
        return hosts.platform();
    }

    String spf() {
        return spf;
    }

    /** What stands behind the records of an account's domain. */
    void publish(Plan plan) {
        Plan.SELECTORS.forEach(
                selector ->
                        publication.publish(
                                plan.keyTarget(selector),
                                RecordType.TXT,
                                List.of(plan.keyText(selector))));
        publication.publish(plan.reportConsentName(), RecordType.TXT, List.of("v=DMARC1"));
    }

    /** A key of the platform's own. */
    void publishKey(String selector, String p) {
        publication.publish(
                selector + "._domainkey." + hosts.platform(),
                RecordType.TXT,
                List.of(DkimKey.txt(p)));
    }

    /** The platform's own, without its keys. */
    void publishOwn() {
        String domain = hosts.platform();
        String mail = "10 " + hosts.helo();
        publication.publish(hosts.bounce(), RecordType.TXT, List.of(spf));
        publication.publish(hosts.bounce(), RecordType.MX, List.of(mail));
        publication.publish(domain, RecordType.MX, List.of(mail));
        publication.publish(domain, RecordType.TXT, List.of(spf));
        publication.publish(
                "_dmarc." + domain,
                RecordType.TXT,
                List.of("v=DMARC1; p=reject; rua=mailto:postmaster@" + domain));
    }
}
