package com.mailflatrate.audience.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Contacts themselves, and all that hangs on them. */
@Component
final class AudienceHoldings implements Holdings {

    private static final String WITH_CONTACT = "goes with audience.contacts";
    private static final String NO_PERSON = "says nothing about a person";
    static final Sql TELL_CONTACT_TAGS =
            Sql.of(
                    """
            select tag from audience.contact_tags
             where account_id = :account and contact_id = :contact order by tag
            """);

    static final Sql TELL_HISTORY =
            Sql.of(
                    """
            select at, kind, list_id, status, reason, note, by_name from audience.history
             where account_id = :account and contact_id = :contact order by at
            """);
    static final Sql TELL_FILLED_FIELDS =
            Sql.of(
                    """
            select import_id, fields from audience.filled_fields
             where account_id = :account and contact_id = :contact
            """);

    static final Sql TELL_MEMBERSHIPS =
            Sql.of(
                    """
            select l.name, m.status, m.reason, m.since_at, m.created_at from audience.memberships m
              join audience.lists l on l.account_id = m.account_id and l.id = m.list_id
             where m.account_id = :account and m.contact_id = :contact order by m.created_at
            """);

    static final Sql TELL_CONTACTS =
            Sql.of(
                    """
            select c.email, c.fields, c.created_at, o.kind as origin, o.description as origin_description
              from audience.contacts c
              left join audience.origins o on o.account_id = c.account_id and o.id = c.origin_id
             where c.account_id = :account and c.id = :contact
            """);
    static final Sql FORGET_CONTACTS =
            Sql.of("delete from audience.contacts where account_id = :account and key = :key");
    static final Sql AGE_GROWTH =
            Sql.of(
                    """
            delete from audience.growth
             where ctid = any(array(select ctid from audience.growth
                                     where hour_at < :before and not account_id = any(:held) limit 5000))
            """);

    static final Sql TELL_PERSONAL_ADDRESSES =
            Sql.of(
                    """
            select cause, recorded_at from audience.personal_addresses where hash = :hash
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("audience.contact_tags")
                        .tells(TELL_CONTACT_TAGS)
                        .ends()
                        .stays(WITH_CONTACT),
                Holding.of("audience.history").tells(TELL_HISTORY).stays(WITH_CONTACT),
                Holding.of("audience.filled_fields")
                        .tells(TELL_FILLED_FIELDS)
                        .ends()
                        .stays(WITH_CONTACT),
                Holding.of("audience.memberships")
                        .tells(TELL_MEMBERSHIPS)
                        .ends()
                        .stays(WITH_CONTACT),
                Holding.of("audience.contacts")
                        .tells(TELL_CONTACTS)
                        .forgets(FORGET_CONTACTS)
                        .ends(),
                Holding.of("audience.intake").stays("emptied when the batch is in"),
                Holding.of("audience.list_counts").ends().stays(NO_PERSON),
                Holding.of("audience.growth")
                        .ends()
                        .keeps(new Keep(Duration.ofDays(62), AGE_GROWTH))
                        .stays(NO_PERSON),
                Holding.of("audience.fields").ends().stays(NO_PERSON),
                Holding.of("audience.tags").ends().stays(NO_PERSON),
                Holding.of("audience.lists").ends().stays(NO_PERSON),
                Holding.of("audience.personal_addresses")
                        .tells(TELL_PERSONAL_ADDRESSES)
                        .stays("a keyed hash, so that a person is not taken for a function again"),
                Holding.of("audience.origins")
                        .stays(
                                "what the account stated about where addresses came from: for claims"));
    }
}
