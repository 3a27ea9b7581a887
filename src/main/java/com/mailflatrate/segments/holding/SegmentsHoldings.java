package com.mailflatrate.segments.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Conditions over contacts, and who fulfilled them. */
@Component
final class SegmentsHoldings implements Holdings {

    static final Sql TELL_MEMBERS =
            Sql.of(
                    """
            select s.name from segments.members m
              join segments.segments s on s.account_id = m.account_id and s.id = m.segment_id
             where m.account_id = :account and m.contact_id = :contact order by 1
            """);
    static final Sql END_MEMBERS =
            Sql.of("delete from segments.members where account_id = :account");
    static final Sql END_SEGMENTS =
            Sql.of("delete from segments.segments where account_id = :account");

    static final Sql END_PICTURES =
            Sql.of("delete from segments.pictures where account_id = :account");

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("segments.pictures")
                        .ends(END_PICTURES)
                        .stays("goes with audience.contacts, or with the hour it is for"),
                Holding.of("segments.members")
                        .tells(TELL_MEMBERS)
                        .ends(END_MEMBERS)
                        .stays("goes with audience.contacts"),
                Holding.of("segments.segments")
                        .ends(END_SEGMENTS)
                        .stays("says nothing about contacts but what a user typed"));
    }
}
