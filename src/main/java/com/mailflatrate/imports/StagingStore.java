package com.mailflatrate.imports;

import com.mailflatrate.database.CopyIn;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.rows.JudgedRow;
import com.mailflatrate.suppression.Fingerprint;
import com.mailflatrate.suppression.Fingerprints;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows on their way from the file: {@code imports.staging}, and from there into {@code
 * imports.rows}.
 */
@Repository
final class StagingStore {

    static final String COPY =
            """
            copy imports.staging (import_id, line, email, key, hash, mailbox_hash, fields, consent_at, consent_ip,
                                  consent_source, proof_page, grade, doubtful, code) from stdin""";

    static final Sql CLEAR_STAGING = Sql.of("delete from imports.staging where import_id = :batch");

    static final Sql CLEAR_ROWS =
            Sql.of("delete from imports.rows where account_id = :account and import_id = :batch");

    /**
     * Of several rows with one address the one with the oldest proof comes in. An address that left
     * any list, or stands in a suppression for any reason, stays out (rows B5, B10).
     */
    static final Sql JUDGE =
            Sql.of(
                    """
            insert into imports.rows (account_id, import_id, line, email, key, hash, mailbox_hash, fields, consent_at,
                                      consent_ip, consent_source, proof_page, grade, doubtful, known, code)
            select :account, s.import_id, s.line, s.email, s.key, s.hash, s.mailbox_hash, s.fields, s.consent_at,
                   s.consent_ip, s.consent_source, s.proof_page, s.grade, s.doubtful, c.id is not null,
                   case when s.code is not null then s.code
                        when exists (select from suppression.v_entries e
                                      where e.account_id = :account and e.hash = s.hash)
                          or exists (select from suppression.v_everywhere e where e.hash = s.hash)
                          or s.mailbox_hash is not null
                             and (exists (select from suppression.v_entries e
                                           where e.account_id = :account and e.hash = s.mailbox_hash
                                             and e.reason in ('COMPLAINT', 'OBJECTION', 'HARD'))
                               or exists (select from suppression.v_everywhere e
                                           where e.hash = s.mailbox_hash
                                             and e.reason in ('COMPLAINT', 'OBJECTION', 'HARD')))
                          or exists (select from audience.v_memberships m
                                      where m.account_id = :account and m.contact_id = c.id
                                        and m.status in ('UNSUBSCRIBED', 'BOUNCED', 'COMPLAINED'))
                        then 'SUPPRESSED'
                        when s.nth > 1
                          or exists (select from audience.v_memberships m
                                      where m.account_id = :account and m.contact_id = c.id and m.list_id = :list)
                        then 'DUPLICATE' end
              from (select st.*, row_number() over (
                               partition by st.key order by st.grade = 'P0', st.consent_at nulls last, st.line) as nth
                      from imports.staging st where st.import_id = :batch) s
              left join audience.v_contacts c on c.account_id = :account and c.key = s.key
            """);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;
    private final CopyIn copy;
    private final Fingerprints fingerprints;

    StagingStore(JdbcClient db, CopyIn copy, Fingerprints fingerprints) {
        this.db = db;
        this.copy = copy;
        this.fingerprints = fingerprints;
    }

    @CrossAccount("the staging table has no accounts, only imports")
    void clear(ImportId batch) {
        db.sql(CLEAR_STAGING.text()).param("batch", batch.value()).update();
    }

    void clearRows(AccountId account, ImportId batch) {
        db.sql(CLEAR_ROWS.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .update();
    }

    @CrossAccount("the staging table has no accounts, only imports")
    void stage(ImportId batch, List<JudgedRow> rows) {
        copy.<JudgedRow>rows(COPY, rows.iterator(), (row, line) -> write(batch, row, line));
    }

    long judge(AccountId account, ImportId batch, ListId list) {
        return db.sql(JUDGE.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .param("list", list.value())
                .update();
    }

    private void write(ImportId batch, JudgedRow row, CopyIn.Line line) {
        line.put(batch.value()).put(row.line()).put(row.written());
        address(row.email(), line);
        Code code = row.code();
        line.put(fields(row.fields()))
                .put(row.consentAt())
                .put(row.consentIp())
                .put(row.consentSource())
                .put(row.page() == null ? null : row.page().toString())
                .put(row.grade().name())
                .put(row.doubtful())
                .put(code == null ? null : code.name());
    }

    private void address(@Nullable EmailAddress email, CopyIn.Line line) {
        if (email == null) {
            line.put((String) null).put((String) null).put((String) null);
            return;
        }
        Fingerprint print = fingerprints.of(email);
        line.put(email.key())
                .put(print.key().hash())
                .put(print.mailbox() == null ? null : print.mailbox().hash());
    }

    private static String fields(Map<String, String> fields) {
        return fields.isEmpty() ? "{}" : JSON.writeValueAsString(fields);
    }
}
