package com.mailflatrate.people.staff;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.StaffMembers;
import com.mailflatrate.account.signin.Enrolments;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Invitations among the operator's people: sent and withdrawn by engineers in a session, looked at
 * by their link. Taking one is {@link StaffJoining}.
 */
@Component
@EngineTransactional
public class StaffInvitations {

    /** How long one holds. */
    public static final Duration HOLDS = Duration.ofDays(2);

    private final StaffInvitationStore store;
    private final StaffMembers members;
    private final Enrolments enrolments;
    private final MailedLinks links;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    StaffInvitations(
            StaffInvitationStore store,
            StaffMembers members,
            Enrolments enrolments,
            MailedLinks links,
            Audit audit,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.members = members;
        this.enrolments = enrolments;
        this.links = links;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Invites an address; one that was invited before gets a fresh letter, the old link ends.
     * Refused with {@code ADDRESS_TAKEN} when somebody signs in with it, a customer or a colleague:
     * staff have an address of their own.
     */
    public Outcome<StaffInvitation> invite(
            @Nullable String email,
            @Nullable List<@Nullable String> roles,
            SignedIn by,
            ClientInfo client) {
        Optional<Code> refused = members.refusal(by);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        Fields fields = new Fields();
        Optional<EmailAddress> address = EmailAddress.parse(fields.line("email", email, 254));
        if (fields.clean("email") && address.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_ADDRESS, "email"));
        }
        Set<Role> wanted = StaffMembers.roles(fields, "roles", roles);
        if (address.filter(enrolments::isTaken).isPresent()) {
            fields.refuse(Reason.field(Code.ADDRESS_TAKEN, "email"));
        }
        return fields.outcome(address::orElseThrow).map(to -> invite(to, wanted, by, client));
    }

    private StaffInvitation invite(
            EmailAddress to, Set<Role> roles, SignedIn by, ClientInfo client) {
        store.endOf(to, clock.instant()).forEach(id -> links.end(LinkPurpose.STAFF, id.toString()));
        StaffInvitation invitation =
                new StaffInvitation(
                        ids.next(),
                        to,
                        roles,
                        client.language(),
                        clock.instant(),
                        clock.instant().plus(HOLDS),
                        by.name(),
                        true);
        store.insert(invitation, enrolments.draw(), by.user());
        links.request(LinkPurpose.STAFF, invitation.id().toString(), client.ip(), HOLDS);
        audit.record(
                null,
                by.actor(),
                "staff.invited",
                invitation.id().toString(),
                Map.of("email", to.full(), "roles", words(roles)));
        return invitation;
    }

    /** Those that nobody has taken or withdrawn, newest first. */
    @EngineTransactional(readOnly = true)
    public List<StaffInvitation> open() {
        return store.open();
    }

    /** Withdraws one. */
    public Outcome<UUID> withdraw(UUID id, SignedIn by) {
        Optional<Code> refused = members.refusal(by);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        if (!store.end(id, null, clock.instant())) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        links.end(LinkPurpose.STAFF, id.toString());
        audit.record(null, by.actor(), "staff.invitation-withdrawn", id.toString(), Map.of());
        return Outcome.done(id);
    }

    /** What a link invites to, without using it; {@code GONE} once taken, withdrawn or expired. */
    @EngineTransactional(readOnly = true)
    public Outcome<StaffInvitation> look(String secret) {
        return links.look(LinkPurpose.STAFF, secret)
                .flatMap(
                        id ->
                                find(id).filter(StaffInvitation::open)
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(Code.GONE)));
    }

    /** One by its id, for its letter. */
    @EngineTransactional(readOnly = true)
    public Optional<StaffInvitation> find(String id) {
        return Ids.uuid(id).flatMap(store::find);
    }

    static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().collect(Collectors.joining(" "));
    }
}
