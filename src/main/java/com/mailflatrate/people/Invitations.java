package com.mailflatrate.people;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Invitations: sent by owners, withdrawn, looked at by their link. Taking one is {@link Joining}.
 */
@Component
@EngineTransactional
public class Invitations {

    /** How long one holds. */
    public static final Duration HOLDS = Duration.ofDays(7);

    private static final int MOST = 50;

    private final InvitationStore store;
    private final MailedLinks links;
    private final Members members;
    private final People people;
    private final UuidV7 ids;
    private final InstantSource clock;

    Invitations(
            InvitationStore store,
            MailedLinks links,
            Members members,
            People people,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.links = links;
        this.members = members;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /** Invites an address; one that was invited before gets a fresh letter, the old link ends. */
    public Outcome<Invitation> invite(
            AccountId account,
            @Nullable String email,
            @Nullable String role,
            SignedIn by,
            ClientInfo client) {
        Fields fields = new Fields();
        Optional<EmailAddress> address = EmailAddress.parse(fields.line("email", email, 254));
        if (fields.clean("email") && address.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_ADDRESS, "email"));
        }
        Optional<Role> wanted = role(role);
        if (wanted.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, "role"));
        }
        Optional<Code> refused = mayInvite(account, by);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        return fields.outcome(address::orElseThrow)
                .flatMap(to -> invite(account, to, wanted.orElseThrow(), by, client));
    }

    private Outcome<Invitation> invite(
            AccountId account, EmailAddress to, Role role, SignedIn by, ClientInfo client) {
        boolean member =
                members.list(account).stream().anyMatch(one -> one.email().key().equals(to.key()));
        if (member) {
            return Outcome.refused(Reason.field(Code.ALREADY_MEMBER, "email"));
        }
        store.endOf(account, to, clock.instant())
                .forEach(id -> links.end(LinkPurpose.INVITATION, id.toString()));
        if (store.open(account).size() >= MOST) {
            return Outcome.refused(Code.TOO_MANY_REQUESTS);
        }
        Language language =
                people.byEmail(to).map(People.Person::language).orElse(client.language());
        Invitation invitation =
                new Invitation(
                        account,
                        ids.next(),
                        to,
                        role,
                        language,
                        clock.instant(),
                        clock.instant().plus(HOLDS),
                        by.name(),
                        true);
        store.insert(account, invitation, by.user());
        links.request(LinkPurpose.INVITATION, invitation.id().toString(), client.ip(), HOLDS);
        return Outcome.done(invitation);
    }

    /** The account's invitations that nobody has taken or withdrawn, newest first. */
    @EngineTransactional(readOnly = true)
    public List<Invitation> open(AccountId account) {
        return store.open(account);
    }

    /** Withdraws one. */
    public Outcome<UUID> withdraw(AccountId account, UUID id, SignedIn by) {
        if (store.open(account).stream().noneMatch(one -> one.id().equals(id))) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Code> refused = mayInvite(account, by);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        if (!store.end(account, id, null, clock.instant())) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        links.end(LinkPurpose.INVITATION, id.toString());
        return Outcome.done(id);
    }

    /** What a link invites to, without using it; {@code GONE} once taken, withdrawn or expired. */
    @EngineTransactional(readOnly = true)
    public Outcome<Invitation> look(String secret) {
        return links.look(LinkPurpose.INVITATION, secret)
                .flatMap(
                        id ->
                                find(id).filter(Invitation::open)
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(Code.GONE)));
    }

    /** One by its id, for its letter. */
    @EngineTransactional(readOnly = true)
    public Optional<Invitation> find(String id) {
        return Ids.uuid(id).flatMap(store::find);
    }

    private Optional<Code> mayInvite(AccountId account, SignedIn by) {
        if (by.via() != SignedIn.Via.SESSION) {
            return Optional.of(Code.PERSON_REQUIRED);
        }
        boolean owner =
                members.list(account).stream()
                        .anyMatch(one -> one.user().equals(by.user()) && one.role() == Role.OWNER);
        return owner ? Optional.empty() : Optional.of(Code.NOT_ALLOWED);
    }

    /** The role a word names, if people of an account can have it. */
    public static Optional<Role> role(@Nullable String word) {
        return List.of(Role.OWNER, Role.EDITOR, Role.VIEWER).stream()
                .filter(role -> role.word().equals(word))
                .findFirst();
    }
}
