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

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("segments.pictures")
                        .ends()
                        .stays("goes with audience.contacts, or with the hour it is for"),
                Holding.of("segments.members")
                        .tells(TELL_MEMBERS)
                        .ends()
                        .stays("goes with audience.contacts"),
                Holding.of("segments.segments")
                        .ends()
                        .stays("says nothing about contacts but what a user typed"));
    }
}
