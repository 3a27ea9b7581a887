package com.mailflatrate.delivery.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was handed over to whom, without addresses but for letters and answers. */
@Component
final class DeliveryHoldings implements Holdings {

    static final Sql FORGET_DUE =
            Sql.of(
                    """
            delete from delivery.due d using delivery.letters l
             where d.account_id = :account and l.account_id = d.account_id and l.message_id = d.message_id
               and lower(l.to_address) = :key
            """);

    static final Sql TELL_LETTERS =
            Sql.of(
                    """
            select kind, to_address, subject, queued_at from delivery.letters
             where account_id = :account and lower(to_address) = :key order by queued_at
            """);
    static final Sql FORGET_LETTERS =
            Sql.of(
                    """
            update delivery.letters set to_address = '', subject = '', body_text = '', body_html = null
             where account_id = :account and lower(to_address) = :key
            """);

    static final Sql AGE_LETTERS =
            Sql.of(
                    """
            update delivery.letters set to_address = '', subject = '', body_text = '', body_html = null
             where queued_at < :before and to_address <> '' and not account_id = any(:held)
            """);
    static final Sql TELL_EVENTS =
            Sql.of(
                    """
            select at, phase, code, enhanced, reply, host from delivery.events
             where account_id = :account and message_id in
                   (select id from delivery.messages where account_id = :account and contact_id = :contact) order by id
            """);
    static final Sql FORGET_EVENTS =
            Sql.of(
                    """
            delete from delivery.events
             where account_id = :account and message_id in
                   (select id from delivery.messages where account_id = :account and contact_id = :contact)
            """);

    static final Sql AGE_EVENTS =
            Sql.of(
                    """
            delete from delivery.events
             where id in (select id from delivery.events
                           where at < :before and not account_id = any(:held) order by id limit 5000)
            """);
    static final Sql TELL_MESSAGES =
            Sql.of(
                    """
            select r.mailing_id, m.claimed_at, m.settled_at, m.state, m.skip from delivery.messages m
              left join delivery.runs r on r.account_id = m.account_id and r.id = m.run_id
             where m.account_id = :account and m.contact_id = :contact order by m.id
            """);
    static final Sql AGE_MESSAGES =
            Sql.of(
                    """
            update delivery.messages set key_id = null, key_hash = null, node = null, epoch = null
             where id < (extract(epoch from cast(:before as timestamptz))::bigint / 604800) << 40
               and id >= ((extract(epoch from cast(:before as timestamptz))::bigint / 604800) - 5) << 40
               and key_hash is not null and not account_id = any(:held)
            """);
    static final Sql DROP_MESSAGES =
            Sql.of(
                    """
            select case when cardinality(cast(:held as bigint[])) = 0
                        then delivery.drop_partitions(extract(epoch from cast(:before as timestamptz))::bigint / 604800)
                        else 0 end
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("delivery.due").forgets(FORGET_DUE).ends(),
                Holding.of("delivery.letters")
                        .tells(TELL_LETTERS)
                        .forgets(FORGET_LETTERS)
                        .ends()
                        .keeps(new Keep(Duration.ofDays(90), AGE_LETTERS)),
                Holding.of("delivery.events")
                        .tells(TELL_EVENTS)
                        .forgets(FORGET_EVENTS)
                        .ends()
                        .keeps(new Keep(Duration.ofDays(90), AGE_EVENTS)),
                Holding.of("delivery.messages")
                        .tells(TELL_MESSAGES)
                        .keeps(new Keep(Duration.ofDays(90), AGE_MESSAGES))
                        .keeps(new Keep(Duration.ofDays(791), DROP_MESSAGES))
                        .stays(
                                "numbers of the mailing, no address; what is over 26 months old goes"),
                Holding.of("delivery.staging").stays("emptied when a run starts"),
                Holding.of("delivery.runs")
                        .stays("what was mailed: the operator answers complaints about it"),
                Holding.of("delivery.holds").stays("says nothing about contacts"));
    }
}
