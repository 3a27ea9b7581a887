package com.mailflatrate.people;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.UserId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The database's side of taking an invitation: all of it or nothing. */
@Component
@EngineTransactional
class JoiningBook {

    private final InvitationStore store;
    private final MailedLinks links;
    private final Members members;
    private final People people;
    private final Policies policies;
    private final InstantSource clock;

    JoiningBook(
            InvitationStore store,
            MailedLinks links,
            Members members,
            People people,
            Policies policies,
            InstantSource clock) {
        this.store = store;
        this.links = links;
        this.members = members;
        this.people = people;
        this.policies = policies;
        this.clock = clock;
    }

    Outcome<AccountId> register(
            String secret,
            Invitation invitation,
            String name,
            String hash,
            String antiSpam,
            Language language,
            ClientInfo client) {
        Optional<UserId> user = people.register(name, invitation.email(), hash, language);
        if (user.isEmpty()) {
            return Outcome.refused(Reason.field(Code.ADDRESS_TAKEN, "email"));
        }
        people.confirmAddress(user.get());
        Outcome<AccountId> joined = join(secret, invitation, user.get(), name, antiSpam, client);
        if (!joined.isDone()) {
            throw new RefusedException(joined.reasons()); // the person goes with the transaction
        }
        return joined;
    }

    Outcome<AccountId> join(
            String secret,
            Invitation invitation,
            UserId user,
            String name,
            String antiSpam,
            ClientInfo client) {
        AccountId account = invitation.account();
        Outcome<String> taken = links.take(LinkPurpose.INVITATION, secret);
        if (!taken.isDone() || !store.end(account, invitation.id(), user, clock.instant())) {
            return Outcome.refused(Code.GONE);
        }
        Actor person = new Actor(Actor.Kind.USER, user.value(), name);
        return members.add(account, user, invitation.role(), person)
                .flatMap(
                        added ->
                                policies.accept(
                                        account,
                                        PolicyKind.ANTI_SPAM,
                                        antiSpam,
                                        as(invitation, user, name),
                                        client))
                .map(text -> account);
    }

    private static SignedIn as(Invitation invitation, UserId user, String name) {
        return new SignedIn(
                user,
                name,
                invitation.email(),
                Optional.of(invitation.account()),
                Set.of(invitation.role()),
                Set.of(),
                SignedIn.Via.SESSION,
                null,
                false);
    }
}
