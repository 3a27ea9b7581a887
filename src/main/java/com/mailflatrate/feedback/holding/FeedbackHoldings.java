package com.mailflatrate.feedback.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What came back: returned mails and what was counted from them. */
@Component
final class FeedbackHoldings implements Holdings {

    private static final String NUMBERS = "numbers only";
    static final Sql TELL_MAILS =
            Sql.of(
                    """
            select received_at, kind, why from feedback.mails
             where account_id = :account
               and message_id in (select message_id from delivery.v_messages
                                   where account_id = :account and contact_id = :contact)
             order by received_at
            """);
    static final Sql FORGET_MAILS =
            Sql.of(
                    """
            delete from feedback.mails
             where account_id = :account
               and message_id in (select message_id from delivery.v_messages
                                   where account_id = :account and contact_id = :contact)
            """);

    static final Sql TELL_BOUNCES =
            Sql.of(
                    """
            select at, class, reason, status, reply_code, reply from feedback.bounces
             where account_id = :account and contact_id = :contact order by at
            """);
    static final Sql FORGET_BOUNCES =
            Sql.of(
                    """
            update feedback.bounces set reply = '', domain = null
             where account_id = :account and contact_id = :contact and (reply <> '' or domain is not null)
            """);

    static final Sql TELL_COMPLAINTS =
            Sql.of(
                    """
            select at, feed from feedback.complaints
             where account_id = :account and contact_id = :contact order by at
            """);

    static final Sql TELL_SOFT_COUNTS =
            Sql.of(
                    """
            select in_a_row, first_at, last_at, accepted_at from feedback.soft_counts
             where account_id = :account and contact_id = :contact
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("feedback.mails")
                        .tells(TELL_MAILS)
                        .forgets(FORGET_MAILS)
                        .ends()
                        .stays("bounces go after 90 days, others after 30"),
                Holding.of("feedback.bounces")
                        .tells(TELL_BOUNCES)
                        .forgets(FORGET_BOUNCES)
                        .ends()
                        .stays("the count of the mailing, without address and answer"),
                Holding.of("feedback.complaints")
                        .tells(TELL_COMPLAINTS)
                        .ends()
                        .stays("the count of the mailing; no address"),
                Holding.of("feedback.soft_counts").tells(TELL_SOFT_COUNTS).forgetsContact().ends(),
                Holding.of("feedback.account_days").ends().stays(NUMBERS),
                Holding.of("feedback.complaint_days").ends().stays(NUMBERS),
                Holding.of("feedback.run_refusals").ends().stays(NUMBERS));
    }
}
