package com.mailflatrate.people;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.account.signin.SecurityNews;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Passkey;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.factor.Site;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The passkeys of who is signed in; the person is told of each that comes or goes. */
@Component
@EngineTransactional
public class PersonPasskeys {

    private static final String WHICH = "passkey";

    private final Passkeys passkeys;
    private final People people;

    PersonPasskeys(Passkeys passkeys, People people) {
        this.passkeys = passkeys;
        this.people = people;
    }

    /** One's own, the oldest first. */
    @EngineTransactional(readOnly = true)
    public List<Passkey> list(SignedIn me) {
        return passkeys.of(me.user());
    }

    /** Keeps a new one. */
    public Outcome<UUID> add(
            SignedIn me,
            UUID challenge,
            String answer,
            @Nullable String name,
            Site site,
            ClientInfo client) {
        return passkeys.register(me.user(), challenge, answer, name, site)
                .map(
                        id -> {
                            people.factorChanged(
                                    me.user(), SecurityNews.What.FACTOR_ADDED, WHICH, client);
                            return id;
                        });
    }

    /** Takes one away; for twelve hours the person sends nothing in bulk. */
    public Outcome<UUID> remove(SignedIn me, UUID id, ClientInfo client) {
        if (!passkeys.remove(me.user(), id)) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        people.factorChanged(me.user(), SecurityNews.What.FACTOR_REMOVED, WHICH, client);
        return Outcome.done(id);
    }
}
