package com.mailflatrate.people;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Taking an invitation: by the invited address only, with the anti-spam policy accepted. Somebody
 * who signs in already joins as that person; somebody new chooses a name and a password, and the
 * address is proved by the link that was mailed to it.
 */
@Component
@EngineTransactional
public class Joining {

    private final Invitations invitations;
    private final JoiningBook book;
    private final Members members;
    private final People people;
    private final Policies policies;
    private final Accounts accounts;

    Joining(
            Invitations invitations,
            JoiningBook book,
            Members members,
            People people,
            Policies policies,
            Accounts accounts) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.book = book;
        this.members = members;
        this.people = people;
        this.policies = policies;
    }

    /**
     * Somebody new.
     *
     * @param antiSpam the hash of the policy text that was accepted
     */
    public record Newcomer(
            @Nullable String name, @Nullable String password, @Nullable String antiSpam) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Newcomer";
        }
    }

    /** Whether somebody signs in with the invited address already. */
    @EngineTransactional(readOnly = true)
    public boolean isKnown(Invitation invitation) {
        return people.byEmail(invitation.email()).isPresent();
    }

    /** The account somebody is invited into. */
    @EngineTransactional(readOnly = true)
    public Account account(Invitation invitation) {
        return accounts.find(invitation.account()).orElseThrow();
    }

    /** Logs that the policy was shown to somebody invited (compliance row A3). */
    public void logShowing(Invitation invitation, ClientInfo client) {
        policies.logShowing(PolicyKind.ANTI_SPAM, "invitation", invitation.account(), null, client);
    }

    /** Joins as who is signed in. Refused with {@code NOT_INVITED} for any other address. */
    public Outcome<AccountId> take(
            String secret, @Nullable String antiSpam, SignedIn me, ClientInfo client) {
        return invitations
                .look(secret)
                .flatMap(
                        invitation ->
                                me.via() != SignedIn.Via.SESSION || me.staff()
                                        ? Outcome.refused(Code.NOT_ALLOWED)
                                        : !me.email().key().equals(invitation.email().key())
                                                ? Outcome.refused(Code.NOT_INVITED)
                                                : accepted(antiSpam, invitation))
                .flatMap(
                        invitation ->
                                book.join(
                                        secret,
                                        invitation,
                                        me.user(),
                                        me.name(),
                                        String.valueOf(antiSpam),
                                        client));
    }

    /**
     * Joins as somebody new. Refused with {@code ADDRESS_TAKEN} when the address signs in already.
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<EmailAddress> take(
            String secret, Newcomer newcomer, Language language, ClientInfo client) {
        Outcome<Invitation> looked = invitations.look(secret).flatMap(one -> check(newcomer, one));
        return looked.flatMap(
                invitation -> {
                    String hash = people.hash(String.valueOf(newcomer.password()));
                    return book.register(
                                    secret,
                                    invitation,
                                    String.valueOf(newcomer.name()).strip(),
                                    hash,
                                    String.valueOf(newcomer.antiSpam()),
                                    language,
                                    client)
                            .map(account -> invitation.email());
                });
    }

    private Outcome<Invitation> check(Newcomer newcomer, Invitation invitation) {
        Fields fields = new Fields();
        PersonNames.check(
                fields,
                newcomer.name(),
                members.list(invitation.account()).stream().map(Members.Member::name).toList());
        people.check(fields, "password", newcomer.password(), invitation.email().full());
        accepted(newcomer.antiSpam(), invitation).reasons().forEach(fields::refuse);
        return fields.outcome(() -> invitation);
    }

    private Outcome<Invitation> accepted(@Nullable String antiSpam, Invitation invitation) {
        boolean right = policies.current(PolicyKind.ANTI_SPAM).sha256().equals(antiSpam);
        return right
                ? Outcome.done(invitation)
                : Outcome.refused(Reason.field(Code.POLICY_NOT_ACCEPTED, "antiSpam"));
    }
}
