package com.mailflatrate.imports;

import com.mailflatrate.audience.IntakeRow;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.consent.ImportedRow;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.scans.Scan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The judged rows of {@code imports.rows}. */
@Repository
final class RowStore {

    static final Sql TALLY =
            Sql.of(
                    """
            select coalesce(code, '') as code, grade, known, doubtful, count(*) as n from imports.rows
             where account_id = :account and import_id = :batch group by 1, 2, 3, 4
            """);

    /**
     * Between the judgement and the decision people leave and sign up. Who came with this very
     * import is here because half of a part was through when the other half was cut off.
     */
    static final Sql JUDGE_AGAIN =
            Sql.of(
                    """
            update imports.rows r
               set code = case
                   when exists (select from audience.v_contacts c
                                  join audience.v_memberships m
                                    on m.account_id = c.account_id and m.contact_id = c.id and m.list_id = :list
                                 where c.account_id = :account and c.key = r.key
                                   and m.status in ('SUBSCRIBED', 'UNCONFIRMED', 'HELD'))
                   then 'DUPLICATE' else 'SUPPRESSED' end
             where r.account_id = :account and r.import_id = :batch and r.code is null
               and r.line > :after and r.line <= :until
               and (exists (select from suppression.v_entries e
                             where e.account_id = :account and (e.hash = r.hash
                                or e.hash = r.mailbox_hash and e.reason in ('COMPLAINT', 'OBJECTION', 'HARD')))
                 or exists (select from suppression.v_everywhere e
                             where e.hash = r.hash
                                or e.hash = r.mailbox_hash and e.reason in ('COMPLAINT', 'OBJECTION', 'HARD'))
                 or exists (select from audience.v_contacts c
                              join audience.v_memberships m on m.account_id = c.account_id and m.contact_id = c.id
                             where c.account_id = :account and c.key = r.key and m.import_id is distinct from :batch
                               and (m.status in ('UNSUBSCRIBED', 'BOUNCED', 'COMPLAINED') or m.list_id = :list)))
            """);

    static final Sql END_OF_PART =
            Sql.of(
                    """
            select max(line) from (
                select line from imports.rows
                 where account_id = :account and import_id = :batch and code is null and line > :after
                 order by line limit :rows) as part
            """);

    static final Sql WAITING =
            Sql.of(
                    """
            select count(*) from imports.rows
             where account_id = :account and import_id = :batch and code is null and line > :after and line <= :until
            """);

    static final Sql COMING_IN =
            Sql.of(
                    """
            select line, email, fields, grade, consent_at, consent_ip, consent_source, proof_page from imports.rows
             where account_id = :account and import_id = :batch and code is null and line > :after and line <= :until
             order by line
            """);

    static final Sql REJECTS =
            Sql.of(
                    """
            select line, email, code from imports.rows
             where account_id = :account and import_id = :batch and code is not null and line > :line
             order by line limit :rows
            """);

    static final Sql UNPROVEN =
            Sql.of(
                    """
            select line, email, 'UNPROVEN' as code from imports.rows
             where account_id = :account and import_id = :batch and code is null and grade = 'P0' and line > :line
             order by line limit :rows
            """);

    static final Sql EXAMPLES =
            Sql.of(
                    """
            select distinct on (1) coalesce(code, case when grade = 'P0' then 'UNPROVEN'
                                                       when known then 'KNOWN' else 'NEW' end) as bucket, email
              from imports.rows where account_id = :account and import_id = :batch order by 1, line
            """);

    static final Sql DOMAINS =
            Sql.of(
                    """
            select split_part(key, '@', 2) as domain, count(*) as n from imports.rows
             where account_id = :account and import_id = :batch and code is null
             group by 1 order by 2 desc, 1 limit 8
            """);

    static final Sql SPOT_CHECK =
            Sql.of(
                    """
            select line, email, grade, consent_at, consent_ip, consent_source, proof_page from imports.rows
             where account_id = :account and import_id = :batch and code is null and grade <> 'P0'
             order by md5(line::text || import_id::text) limit :rows
            """);

    static final Sql DOUBTS =
            Sql.of(
                    """
            select email from imports.rows
             where account_id = :account and import_id = :batch and code is null and doubtful order by line limit 20
            """);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient db;

    RowStore(JdbcClient db) {
        this.db = db;
    }

    /** How many rows share a verdict; an empty code says they come in. */
    record Count(String code, String grade, boolean known, boolean doubtful, long n) {}

    /** A row that comes in, with what the file states as its proof. */
    record Coming(
            IntakeRow row,
            String grade,
            @Nullable Instant consentAt,
            @Nullable String consentIp,
            @Nullable String consentSource,
            @Nullable Integer page) {

        boolean isProven() {
            return !grade.equals("P0");
        }

        ImportedRow proof(ContactId contact, Import batch, @Nullable Scan scan) {
            return new ImportedRow(
                    contact,
                    batch.list(),
                    Proof.Grade.valueOf(grade),
                    consentAt,
                    consentIp,
                    source(scan),
                    batch.origin(),
                    row.email().full());
        }

        /** A signed page is named by the fingerprint of its scan: the ledger binds both. */
        private @Nullable String source(@Nullable Scan scan) {
            if (!grade.equals("P2") || scan == null) {
                return consentSource;
            }
            String signed = "scan sha256:" + scan.sha256() + ", page " + page;
            return consentSource == null ? signed : consentSource + "; " + signed;
        }
    }

    List<Count> tally(AccountId account, ImportId batch) {
        return in(TALLY, account, batch)
                .query(
                        (row, n) ->
                                new Count(
                                        row.getString("code"),
                                        row.getString("grade"),
                                        row.getBoolean("known"),
                                        row.getBoolean("doubtful"),
                                        row.getLong("n")))
                .list();
    }

    /** The line at which the next so many rows that come in end; empty when there are none. */
    OptionalLong endOfPart(AccountId account, ImportId batch, long after, int rows) {
        return in(END_OF_PART, account, batch)
                .param("after", after)
                .param("rows", rows)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    long waiting(AccountId account, ImportId batch, long after, long until) {
        return part(WAITING, account, batch, after, until).query(Long.class).single();
    }

    void judgeAgain(AccountId account, ImportId batch, ListId list, long after, long until) {
        part(JUDGE_AGAIN, account, batch, after, until).param("list", list.value()).update();
    }

    List<Coming> comingIn(AccountId account, ImportId batch, long after, long until) {
        return part(COMING_IN, account, batch, after, until).query((row, n) -> coming(row)).list();
    }

    private JdbcClient.StatementSpec part(
            Sql statement, AccountId account, ImportId batch, long after, long until) {
        return in(statement, account, batch).param("after", after).param("until", until);
    }

    List<RejectFiles.Row> rejects(
            AccountId account, ImportId batch, boolean unproven, long line, int rows) {
        return in(unproven ? UNPROVEN : REJECTS, account, batch)
                .param("line", line)
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new RejectFiles.Row(
                                        row.getLong("line"),
                                        row.getString("email"),
                                        row.getString("code")))
                .list();
    }

    /** One address per bucket: a code, UNPROVEN, KNOWN or NEW. */
    Map<String, String> examples(AccountId account, ImportId batch) {
        Map<String, String> examples = new TreeMap<>();
        in(EXAMPLES, account, batch)
                .query(
                        row -> {
                            examples.put(row.getString("bucket"), row.getString("email"));
                        });
        return examples;
    }

    List<ReviewFacts.Domain> domains(AccountId account, ImportId batch) {
        return in(DOMAINS, account, batch)
                .query(
                        (row, n) ->
                                new ReviewFacts.Domain(row.getString("domain"), row.getLong("n")))
                .list();
    }

    List<ReviewFacts.SpotCheck> spotCheck(AccountId account, ImportId batch, int rows) {
        return in(SPOT_CHECK, account, batch)
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new ReviewFacts.SpotCheck(
                                        row.getLong("line"),
                                        row.getString("email"),
                                        row.getString("grade"),
                                        Rows.instantOrNull(row, "consent_at"),
                                        row.getString("consent_ip"),
                                        row.getString("consent_source"),
                                        row.getObject("proof_page", Integer.class)))
                .list();
    }

    List<String> doubts(AccountId account, ImportId batch) {
        return in(DOUBTS, account, batch).query((row, n) -> row.getString(1)).list();
    }

    private JdbcClient.StatementSpec in(Sql statement, AccountId account, ImportId batch) {
        return db.sql(statement.text())
                .param("account", account.value())
                .param("batch", batch.value());
    }

    private static Coming coming(ResultSet row) throws SQLException {
        String grade = row.getString("grade");
        boolean proven = !grade.equals("P0");
        return new Coming(
                new IntakeRow(
                        EmailAddress.parse(row.getString("email")).orElseThrow(),
                        JSON.readValue(row.getString("fields"), FIELDS),
                        proven ? MembershipStatus.SUBSCRIBED : MembershipStatus.HELD,
                        proven ? null : "UNPROVEN"),
                grade,
                Rows.instantOrNull(row, "consent_at"),
                row.getString("consent_ip"),
                row.getString("consent_source"),
                row.getObject("proof_page", Integer.class));
    }
}
