package com.mailflatrate.people;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.kernel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The database's side of a new password, and how many letters an address may get. */
@Component
@EngineTransactional
class ResetBook {

    private static final int LETTERS_PER_HOUR = 3;
    private static final int MOST_REMEMBERED = 100_000;

    private final MailedLinks links;
    private final People people;
    private final Devices devices;
    private final InstantSource clock;
    private final Cache<String, List<Instant>> letters =
            CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();

    ResetBook(MailedLinks links, People people, Devices devices, InstantSource clock) {
        this.links = links;
        this.people = people;
        this.devices = devices;
        this.clock = clock;
    }

    /** Whether the address, known or not, has had fewer than three letters within the hour. */
    boolean mayWrite(String address) {
        Instant now = clock.instant();
        boolean[] may = {false};
        letters.asMap()
                .compute(
                        address,
                        (key, before) -> {
                            List<Instant> recent =
                                    new ArrayList<>(before == null ? List.of() : before);
                            recent.removeIf(at -> at.isBefore(now.minus(Duration.ofHours(1))));
                            may[0] = recent.size() < LETTERS_PER_HOUR;
                            if (may[0]) {
                                recent.add(now);
                            }
                            return recent;
                        });
        return may[0];
    }

    Outcome<PasswordResets.Completed> complete(
            String secret, People.Person person, String hash, ClientInfo client) {
        return links.take(LinkPurpose.RESET, secret)
                .map(
                        address -> {
                            people.renewPassword(person.id(), hash, null, true, client);
                            devices.forget(person.id());
                            String device =
                                    devices.remember(
                                            person.id(), null, client.ip(), client.userAgent());
                            return new PasswordResets.Completed(person, device);
                        });
    }
}
