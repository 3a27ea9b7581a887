package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.sandbox.SandboxZone;
import com.mailflatrate.senderdomain.SenderDomains;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What the gate makes of a sender whose records are not, or no longer, where they belong. */
@DatabaseTest
class GateRecordsTest {

    @Autowired private ApplicationContext context;
    @Autowired private SenderDomains domains;
    @Autowired private SandboxZone zone;
    @LocalServerPort private int port;

    private GivenCampaigns given;
    private Sender sender;
    private AccountId account;

    @BeforeEach
    void aSender() {
        given = new GivenCampaigns(context, port);
        sender = given.sender(2);
        account = sender.customer().account();
    }

    @Test
    @Covers("F5")
    void withoutAPolicyNothingLeavesAndWithALeanOneItDoes() {
        String campaign = given.campaign(sender, given.lawful(sender));
        String policy = "_dmarc." + sender.domain();
        zone.remove(policy, RecordType.TXT).orThrow();
        checkAgain();
        assertThat(levels(campaign)).containsEntry("DMARC_MISSING", "block");
        assertThat(given.gate(sender, campaign).has("confirmation")).isFalse();

        zone.put(policy, RecordType.TXT, List.of("v=DMARC1; p=none; pct=50")).orThrow();
        checkAgain();
        assertThat(levels(campaign))
                .doesNotContainKey("DMARC_MISSING")
                .containsEntry("DMARC_OUTDATED", "warn");
        assertThat(given.gate(sender, campaign).has("confirmation")).isTrue();
    }

    @Test
    @Covers("F3")
    void aKeyThatWasNeverThereStopsAMailingAndOneMissedOnceOnlyWarns() {
        String bare = "neu-" + sender.domain();
        AccountScope.run(
                account,
                () -> {
                    var added = domains.add(account, bare, sender.customer().owner().actor());
                    domains.check(account, added.orThrow().id()).orThrow();
                });
        Map<String, Object> body = given.lawful(sender);
        body.put("from", Map.of("name", "Rösterei Nord", "email", "post@" + bare));
        assertThat(levels(given.campaign(sender, body)))
                .containsEntry("DKIM_DNS_MISSING", "block")
                .containsEntry("FROM_DOMAIN_UNVERIFIED", "block");

        zone.remove("mf1._domainkey." + sender.domain(), RecordType.CNAME).orThrow();
        checkAgain();
        String proved = given.campaign(sender, given.lawful(sender));
        assertThat(levels(proved)).containsEntry("DKIM_DNS_MISSING", "warn");
        assertThat(given.blocks(given.gate(sender, proved))).isEmpty();
    }

    private void checkAgain() {
        AccountScope.run(
                account,
                () -> {
                    for (SenderDomain domain : domains.page(account, PageRequest.first()).items()) {
                        domains.check(account, domain.id()).orThrow();
                    }
                });
    }

    private Map<String, String> levels(String campaign) {
        Map<String, String> levels = new java.util.HashMap<>();
        given.gate(sender, campaign)
                .get("checks")
                .forEach(
                        check ->
                                levels.put(
                                        check.get("code").asString(),
                                        check.get("level").asString()));
        return levels;
    }
}
