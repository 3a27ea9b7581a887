package com.mailflatrate.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code forms.versions}; they are only ever added to. */
@Repository
final class VersionStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into forms.versions (account_id, form_id, version, title, language, consent_text,
                                               tracking_text, frequency_max, frequency_per, privacy_url, fields, captcha,
                                               redirect_url, imprint, by_kind, by_id, by_name, created_at)
            values (:account, :form, :version, :title, :language, :consent, :tracking, :max, :per, :privacy,
                    cast(:fields as jsonb), :captcha, :redirect, :imprint, :byKind, :byId, :byName, :now)
            """);
    static final Sql OF =
            Sql.of(
                    """
            select * from forms.versions
             where account_id = :account and form_id = :form order by version desc
            """);
    static final Sql ONE =
            Sql.of(
                    """
            select * from forms.versions
             where account_id = :account and form_id = :form and version = :version
            """);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<FormVersion.Field>> FIELDS = new TypeReference<>() {};

    private final JdbcClient db;

    VersionStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, FormId form, FormVersion version, Actor by) {
        Frequency frequency = version.frequency();
        db.sql(ADD.text())
                .param("account", account.value())
                .param("form", form.value())
                .param("version", version.number())
                .param("title", version.title())
                .param("language", version.language().code())
                .param("consent", version.consentText())
                .param("tracking", version.trackingText())
                .param("max", frequency == null ? null : frequency.max())
                .param("per", frequency == null ? null : frequency.per().name())
                .param("privacy", version.privacyUrl())
                .param("fields", JSON.writeValueAsString(version.fields()))
                .param("captcha", version.captcha())
                .param("redirect", version.redirectUrl())
                .param("imprint", version.imprint())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(version.createdAt()))
                .update();
    }

    /** All versions, the newest first. */
    List<FormVersion> of(AccountId account, FormId form) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("form", form.value())
                .query(VersionStore::version)
                .list();
    }

    Optional<FormVersion> one(AccountId account, FormId form, int version) {
        return db.sql(ONE.text())
                .param("account", account.value())
                .param("form", form.value())
                .param("version", version)
                .query(VersionStore::version)
                .optional();
    }

    static FormVersion version(ResultSet row, int n) throws SQLException {
        int max = row.getInt("frequency_max");
        return new FormVersion(
                row.getInt("version"),
                row.getString("title"),
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                row.getString("consent_text"),
                row.getString("tracking_text"),
                max == 0 ? null : new Frequency(max, Per.valueOf(row.getString("frequency_per"))),
                row.getString("privacy_url"),
                JSON.readValue(row.getString("fields"), FIELDS),
                row.getString("captcha").equals("altcha"),
                row.getString("redirect_url"),
                row.getString("imprint"),
                row.getString("by_name"),
                Rows.instant(row, "created_at"));
    }
}
