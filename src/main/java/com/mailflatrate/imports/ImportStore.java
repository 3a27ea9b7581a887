package com.mailflatrate.imports;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.imports.Import.Progress;
import com.mailflatrate.imports.Import.Tally;
import com.mailflatrate.imports.risk.Finding;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code imports.imports}. */
@Repository
final class ImportStore {

    static final Sql NUMBER =
            Sql.of(
                    """
            insert into imports.numbers as n (account_id, latest) values (:account, 1)
            on conflict (account_id) do update set latest = n.latest + 1 returning latest
            """);

    static final Sql ADD =
            Sql.of(
                    """
            insert into imports.imports (account_id, id, number, upload_id, list_id, origin_id, state, dry_run,
                                         began_dry, mapping, scan_id, total, by_kind, by_id, by_name,
                                         begun_at)
            values (:account, :id, :number, :upload, :list, :origin, 'CHECKING', :dryRun, :dryRun, cast(:mapping as jsonb),
                    :scan, :total, :byKind, :byId, :byName, :now)
            """);

    static final Sql READ =
            Sql.with(
                    """
            select i.account_id, i.id, i.number, i.upload_id, i.list_id, i.origin_id, i.state, i.dry_run, u.file_name,
                   i.mapping, i.done, i.total, i.accepted, i.unproven, i.rejected, i.known, i.doubtful, i.by_reason,
                   i.proof, i.failure, i.begun_at, i.by_name, i.review_at, i.risks,
                   i.moved, i.to_move, i.moved_line, i.findings, i.unsettled, i.look, i.scan_id
              from imports.imports i
              join imports.uploads u on u.account_id = i.account_id and u.id = i.upload_id
             where {fragment}
            """,
                    List.of(
                            Which.ONE.sql,
                            Which.LOCKED.sql,
                            Which.SHARED.sql,
                            Which.OF_LIST.sql,
                            Which.ANY.sql,
                            Which.WAITING.sql,
                            Which.CHECKING.sql,
                            Which.MOVING.sql,
                            Which.TO_LOOK.sql));

    static final Sql PROGRESS =
            Sql.of(
                    """
            update imports.imports set done = :done where account_id = :account and id = :id and state = 'CHECKING'
            """);

    static final Sql SETTLE =
            Sql.of(
                    """
            update imports.imports
               set state = :state, done = total, total = :total, accepted = :accepted, unproven = :unproven,
                   rejected = :rejected, known = :known, doubtful = :doubtful, by_reason = cast(:byReason as jsonb),
                   proof = cast(:proof as jsonb), risks = cast(:risks as jsonb), findings = cast(:findings as jsonb),
                   review_at = case when :state = 'REVIEW' then coalesce(review_at, :now) else review_at end
             where account_id = :account and id = :id
            """);

    static final Sql SET_OUT =
            Sql.of(
                    """
            update imports.imports set state = :state, moved = 0, to_move = :rows, moved_line = 0, unsettled = false
             where account_id = :account and id = :id
            """);

    static final Sql MOVED =
            Sql.of(
                    """
            update imports.imports
               set moved = moved + :rows, moved_line = :line, to_move = greatest(to_move, moved + :rows)
             where account_id = :account and id = :id
            """);

    static final Sql FAIL =
            Sql.of(
                    """
            update imports.imports set state = 'REJECTED', failure = :failure where account_id = :account and id = :id
            """);

    static final Sql MOVE =
            Sql.of(
                    """
            update imports.imports
               set state = :state, dry_run = false,
                   review_at = case when :state = 'REVIEW' then :now else review_at end
             where account_id = :account and id = :id
            """);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient db;

    ImportStore(JdbcClient db) {
        this.db = db;
    }

    private enum Which {
        ONE("i.account_id = :account and i.id = :id"),
        LOCKED("i.account_id = :account and i.id = :id for update of i"),
        SHARED("i.account_id = :account and i.id = :id for key share of i"),
        OF_LIST("i.account_id = :account and i.list_id = :list order by i.number desc limit 50"),
        ANY("i.id = :id"),
        WAITING("i.state = 'REVIEW' order by i.review_at limit 200"),
        CHECKING("i.state = 'CHECKING' order by i.begun_at"),
        MOVING("i.state in ('ENTERING', 'LEAVING') or i.unsettled order by i.begun_at"),
        TO_LOOK("i.look order by i.begun_at limit 200");

        private final String sql;

        Which(String sql) {
            this.sql = sql;
        }
    }

    /**
     * An import with what is for the house only.
     *
     * @param movedLine the last line that has come onto the list
     * @param scan of papers people signed; null without one
     */
    record Stored(
            Import batch,
            UUID upload,
            @Nullable Instant waitingSince,
            List<Finding> findings,
            long movedLine,
            boolean unsettled,
            boolean look,
            @Nullable UUID scan) {

        List<String> risks() {
            return findings.stream().map(Finding::code).toList();
        }
    }

    /** What begins. */
    record Beginning(
            ImportId id,
            UUID upload,
            ListId list,
            OriginId origin,
            ImportOptions options,
            long rows) {}

    void add(AccountId account, Beginning beginning, Actor by, Instant now) {
        long number =
                db.sql(NUMBER.text()).param("account", account.value()).query(Long.class).single();
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", beginning.id().value())
                .param("number", number)
                .param("upload", beginning.upload())
                .param("list", beginning.list().value())
                .param("origin", beginning.origin().value())
                .param("dryRun", beginning.options().dryRun())
                .param("mapping", JSON.writeValueAsString(beginning.options().mapping()))
                .param("scan", beginning.options().scan())
                .param("total", beginning.rows())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    Optional<Stored> find(AccountId account, ImportId id) {
        return read(Which.ONE, account, id).optional();
    }

    Optional<Stored> lock(AccountId account, ImportId id) {
        return read(Which.LOCKED, account, id).optional();
    }

    /** Several may have it at once, and while they do nobody has it by {@link #lock}. */
    Optional<Stored> share(AccountId account, ImportId id) {
        return read(Which.SHARED, account, id).optional();
    }

    List<Stored> ofList(AccountId account, ListId list) {
        return db.sql(READ.at(Which.OF_LIST.sql))
                .param("account", account.value())
                .param("list", list.value())
                .query(ImportStore::stored)
                .list();
    }

    @CrossAccount("the reviewer's view")
    Optional<Stored> anyAccounts(ImportId id) {
        return db.sql(READ.at(Which.ANY.sql))
                .param("id", id.value())
                .query(ImportStore::stored)
                .optional();
    }

    @CrossAccount("the reviewer's queue")
    List<Stored> waiting() {
        return db.sql(READ.at(Which.WAITING.sql)).query(ImportStore::stored).list();
    }

    @CrossAccount("the worker goes on after a restart")
    List<Stored> checking() {
        return db.sql(READ.at(Which.CHECKING.sql)).query(ImportStore::stored).list();
    }

    @CrossAccount("the worker goes on after a restart")
    List<Stored> moving() {
        return db.sql(READ.at(Which.MOVING.sql)).query(ImportStore::stored).list();
    }

    /** Rows begin to come or to leave. */
    void setOut(AccountId account, ImportId id, ImportState state, long rows) {
        db.sql(SET_OUT.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("state", state.name())
                .param("rows", rows)
                .update();
    }

    /** So many more have come, up to this line, or have left. */
    void moved(AccountId account, ImportId id, long rows, long line) {
        db.sql(MOVED.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("rows", rows)
                .param("line", line)
                .update();
    }

    void progress(AccountId account, ImportId id, long done) {
        db.sql(PROGRESS.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("done", done)
                .update();
    }

    void settle(
            AccountId account,
            ImportId id,
            ImportState state,
            Tally tally,
            List<Finding> findings,
            Instant now) {
        db.sql(SETTLE.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("state", state.name())
                .param("total", tally.total())
                .param("accepted", tally.accepted())
                .param("unproven", tally.unproven())
                .param("rejected", tally.rejected())
                .param("known", tally.known())
                .param("doubtful", tally.doubtful())
                .param("byReason", JSON.writeValueAsString(tally.byReason()))
                .param("proof", JSON.writeValueAsString(tally.proof()))
                .param(
                        "risks",
                        JSON.writeValueAsString(findings.stream().map(Finding::code).toList()))
                .param("findings", JSON.writeValueAsString(findings))
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("the reviewer looks later at what a rule let in")
    List<Stored> toLook() {
        return db.sql(READ.at(Which.TO_LOOK.sql)).query(ImportStore::stored).list();
    }

    void fail(AccountId account, ImportId id, String failure) {
        db.sql(FAIL.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("failure", failure)
                .update();
    }

    void move(AccountId account, ImportId id, ImportState state, Instant now) {
        db.sql(MOVE.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("state", state.name())
                .param("now", Rows.utc(now))
                .update();
    }

    private JdbcClient.MappedQuerySpec<Stored> read(Which which, AccountId account, ImportId id) {
        return db.sql(READ.at(which.sql))
                .param("account", account.value())
                .param("id", id.value())
                .query(ImportStore::stored);
    }

    private static Stored stored(ResultSet row, int n) throws SQLException {
        ImportState state = ImportState.valueOf(row.getString("state"));
        Import batch =
                new Import(
                        new AccountId(row.getLong("account_id")),
                        new ImportId(Rows.uuid(row, "id")),
                        row.getLong("number"),
                        new ListId(Rows.uuid(row, "list_id")),
                        new OriginId(Rows.uuid(row, "origin_id")),
                        state,
                        row.getBoolean("dry_run"),
                        row.getString("file_name"),
                        JSON.readValue(row.getString("mapping"), TEXTS),
                        tally(row),
                        progress(state, row),
                        row.getString("failure"),
                        Rows.instant(row, "begun_at"),
                        row.getString("by_name"),
                        null);
        return new Stored(
                batch,
                Rows.uuid(row, "upload_id"),
                Rows.instantOrNull(row, "review_at"),
                JSON.readValue(row.getString("findings"), FINDINGS),
                row.getLong("moved_line"),
                row.getBoolean("unsettled"),
                row.getBoolean("look"),
                Rows.uuidOrNull(row, "scan_id"));
    }

    private static Progress progress(ImportState state, ResultSet row) throws SQLException {
        return state == ImportState.ENTERING || state == ImportState.LEAVING
                ? new Progress(row.getLong("moved"), row.getLong("to_move"))
                : new Progress(row.getLong("done"), row.getLong("total"));
    }

    private static Tally tally(ResultSet row) throws SQLException {
        Map<String, Long> byReason = JSON.readValue(row.getString("by_reason"), COUNTS);
        boolean judged = !ImportState.CHECKING.name().equals(row.getString("state"));
        return new Tally(
                judged ? row.getLong("total") : 0,
                row.getLong("accepted"),
                row.getLong("unproven"),
                row.getLong("rejected"),
                row.getLong("known"),
                row.getLong("doubtful"),
                byReason,
                JSON.readValue(row.getString("proof"), COUNTS));
    }
}
