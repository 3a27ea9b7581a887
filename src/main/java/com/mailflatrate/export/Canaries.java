package com.mailflatrate.export;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.senderdomain.SendingHosts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Addresses that stand in one export only. No page shows them and no list holds them; mail to one
 * says that the file it was in is used, by whom and since when.
 */
@Component
@EngineTransactional
public class Canaries {

    private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);
    private static final long CONTACTS_EACH = 5_000;
    private static final long MOST = 3;
    private static final int LONGEST_HEAD = 4_000;
    private static final int LONGEST_FROM = 320;

    private final CanaryStore store;
    private final CanaryNames names;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final UuidV7 ids;
    private final InstantSource clock;

    Canaries(
            CanaryStore store,
            ExportSettings settings,
            SendingHosts hosts,
            Audit audit,
            ApplicationEventPublisher events,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.names =
                new CanaryNames(
                        settings.canaryDomain().isBlank()
                                ? hosts.platform()
                                : settings.canaryDomain());
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether mail to this address is to be taken and rung; only the right domain is looked up. */
    @EngineTransactional(readOnly = true)
    public boolean isCanary(String address) {
        String key = address.toLowerCase(Locale.ROOT);
        return names.isOurs(key) && store.byAddress(key).isPresent();
    }

    /**
     * Mail came to a canary. The first time the owners are told and the log says so; later ones are
     * counted.
     *
     * @param head the mail's header lines, evidence of whose mail it is
     * @return whether it was one
     */
    public boolean ring(String address, String mailFrom, String head) {
        Optional<CanaryStore.Found> found = store.byAddress(address.toLowerCase(Locale.ROOT));
        found.ifPresent(
                canary -> {
                    Instant now = clock.instant();
                    String from = cut(mailFrom, LONGEST_FROM);
                    if (store.ring(canary, from, cut(head, LONGEST_HEAD), now)) {
                        audit.record(
                                canary.account(),
                                Actor.system("canary"),
                                "export.canary-rang",
                                canary.permit().toString(),
                                Map.of("mailFrom", from));
                        events.publishEvent(
                                new CanaryRang(canary.account(), canary.permit(), from, now));
                        LOG.warn(
                                "an exported file is mailed account={} permit={}",
                                canary.account(),
                                canary.permit());
                    }
                });
        return found.isPresent();
    }

    void make(AccountId account, UUID permit, long contacts) {
        long many = contacts == 0 ? 0 : Math.min(MOST, 1 + contacts / CONTACTS_EACH);
        for (long i = 0; i < many; i++) {
            store.insert(account, ids.next(), permit, names.next(), clock.instant());
        }
    }

    @EngineTransactional(readOnly = true)
    List<Canary> of(AccountId account, UUID permit) {
        return store.of(account, permit);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
