package com.mailflatrate.people.staff;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.signin.Authenticators;
import com.mailflatrate.account.signin.Enrolments;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.people.PersonNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Taking an invitation among the operator's people: a name, a password, and a first code of the
 * authenticator whose secret the page shows. Without the code nobody joins (compliance row A10).
 */
@Component
public class StaffJoining {

    private final StaffInvitations invitations;
    private final StaffJoiningBook book;
    private final People people;

    StaffJoining(StaffInvitations invitations, StaffJoiningBook book, People people) {
        this.invitations = invitations;
        this.book = book;
        this.people = people;
    }

    /**
     * Somebody who joins.
     *
     * @param code six digits of the authenticator
     */
    public record Newcomer(
            @Nullable String name, @Nullable String password, @Nullable String code) {

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Newcomer";
        }
    }

    /** The second factor that belongs to a link, to put into an authenticator. */
    @EngineTransactional(readOnly = true)
    public Outcome<Authenticators.Draft> factor(String secret) {
        return invitations
                .look(secret)
                .flatMap(
                        one ->
                                book.factor(one)
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(Code.GONE)));
    }

    /**
     * Joins.
     *
     * @return fresh recovery codes, shown once
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<List<String>> take(String secret, Newcomer newcomer, ClientInfo client) {
        return invitations
                .look(secret)
                .flatMap(one -> check(newcomer, one))
                .flatMap(
                        one -> {
                            Enrolments.Newcomer who =
                                    new Enrolments.Newcomer(
                                            String.valueOf(newcomer.name()).strip(),
                                            one.email(),
                                            people.hash(String.valueOf(newcomer.password())),
                                            one.language(),
                                            one.roles());
                            return book.join(
                                    secret, one, who, String.valueOf(newcomer.code()), client);
                        });
    }

    private Outcome<StaffInvitation> check(Newcomer newcomer, StaffInvitation invitation) {
        Fields fields = new Fields();
        PersonNames.check(fields, newcomer.name(), book.names());
        people.check(fields, "password", newcomer.password(), invitation.email().full());
        fields.line("code", newcomer.code(), 20);
        return fields.outcome(() -> invitation);
    }
}
