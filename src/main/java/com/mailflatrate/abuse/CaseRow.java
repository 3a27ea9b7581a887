package com.mailflatrate.abuse;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A case as the table keeps it. */
record CaseRow(
        CaseId id,
        long number,
        Case.State state,
        Verdict verdict,
        List<Finding> findings,
        Complaints.Door door,
        @Nullable MailingId mailing,
        @Nullable MessageId message,
        @Nullable AccountId account,
        @Nullable CampaignId campaign,
        @Nullable ContactId contact,
        @Nullable String contactEmail,
        @Nullable ListId list,
        @Nullable UUID form,
        @Nullable String reporter,
        @Nullable String said,
        @Nullable Instant suppressedAt,
        Instant receivedAt,
        Instant dueAt) {

    static String joined(List<Finding> findings) {
        return findings.stream().map(Finding::name).collect(Collectors.joining(" "));
    }

    static CaseRow read(ResultSet row) throws SQLException {
        String mailing = row.getString("mailing_id");
        Long message = row.getObject("message_id", Long.class);
        Long account = row.getObject("account_id", Long.class);
        UUID campaign = Rows.uuidOrNull(row, "campaign_id");
        UUID contact = Rows.uuidOrNull(row, "contact_id");
        UUID list = Rows.uuidOrNull(row, "list_id");
        return new CaseRow(
                new CaseId(Rows.uuid(row, "id")),
                row.getLong("number"),
                Case.State.valueOf(row.getString("state")),
                Verdict.valueOf(row.getString("verdict")),
                Arrays.stream(row.getString("findings").split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Finding::valueOf)
                        .toList(),
                Complaints.Door.valueOf(row.getString("door")),
                mailing == null ? null : new MailingId(mailing),
                message == null ? null : new MessageId(message),
                account == null ? null : new AccountId(account),
                campaign == null ? null : new CampaignId(campaign),
                contact == null ? null : new ContactId(contact),
                row.getString("contact_email"),
                list == null ? null : new ListId(list),
                Rows.uuidOrNull(row, "form_id"),
                row.getString("reporter"),
                row.getString("said"),
                Rows.instantOrNull(row, "suppressed_at"),
                Rows.instant(row, "received_at"),
                Rows.instant(row, "due_at"));
    }
}
