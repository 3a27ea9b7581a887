package com.mailflatrate.people.staff;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.member.StaffMembers;
import com.mailflatrate.account.signin.Authenticators;
import com.mailflatrate.account.signin.Enrolments;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The database's side of joining the operator's people: all of it or nothing. */
@Component
@EngineTransactional
class StaffJoiningBook {

    private final StaffInvitationStore store;
    private final StaffMembers members;
    private final Enrolments enrolments;
    private final MailedLinks links;
    private final Audit audit;
    private final InstantSource clock;

    StaffJoiningBook(
            StaffInvitationStore store,
            StaffMembers members,
            Enrolments enrolments,
            MailedLinks links,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.members = members;
        this.enrolments = enrolments;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Authenticators.Draft> factor(StaffInvitation one) {
        return store.draft(one.id()).map(drawn -> enrolments.show(one.email(), drawn));
    }

    List<String> names() {
        return members.list().stream().map(StaffMembers.StaffMember::name).toList();
    }

    Outcome<List<String>> join(
            String secret,
            StaffInvitation one,
            Enrolments.Newcomer newcomer,
            String code,
            ClientInfo client) {
        Optional<byte[]> draft = store.draft(one.id());
        if (draft.isEmpty()) {
            return Outcome.refused(Code.GONE);
        }
        Outcome<Enrolments.Enrolled> enrolled = enrolments.enrol(newcomer, draft.get(), code);
        if (!(enrolled instanceof Outcome.Done<Enrolments.Enrolled>(Enrolments.Enrolled who))) {
            return enrolled.map(Enrolments.Enrolled::recoveryCodes);
        }
        boolean taken =
                links.take(LinkPurpose.STAFF, secret).isDone()
                        && store.end(one.id(), who.user(), clock.instant());
        if (!taken) {
            throw new RefusedException(Code.GONE); // the person goes with the transaction
        }
        audit.record(
                null,
                new Actor(Actor.Kind.STAFF, who.user().value(), newcomer.name()),
                "staff.joined",
                who.user().toString(),
                Map.of("roles", StaffInvitations.words(one.roles()), "ip", client.ip()));
        return Outcome.done(who.recoveryCodes());
    }
}
