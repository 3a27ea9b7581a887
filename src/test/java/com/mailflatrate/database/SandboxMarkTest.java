package com.mailflatrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** A sandbox keeps to databases of its own. */
@DatabaseTest
class SandboxMarkTest {

    private static final String REFUSAL = "not empty and not a sandbox's";

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    @Autowired private TestTime time;

    @AfterEach
    void aSandboxAgain() {
        word("sandbox");
    }

    @Test
    void aSandboxStartsOnItsOwnDatabase() {
        assertThatCode(mark(true, false)::check).doesNotThrowAnyException();
    }

    @Test
    void aSandboxRefusesAFilledDatabaseItHasNotMade() {
        word(null);
        assertThatThrownBy(mark(true, false)::check).hasMessageContaining(REFUSAL);
        assertThatCode(mark(true, true)::check).as("embedded").doesNotThrowAnyException();
        assertThatCode(mark(false, false)::check).as("serving").doesNotThrowAnyException();
    }

    @Test
    void aSandboxRefusesADatabaseThatServesAlsoAnEmbeddedOne() {
        word(null);
        mark(false, true).leave(time.source());
        assertThatThrownBy(mark(true, false)::check).hasMessageContaining(REFUSAL);
        assertThatThrownBy(mark(true, true)::check).hasMessageContaining(REFUSAL);
    }

    @Test
    void whatADatabaseIsForIsSaidOnce() {
        mark(false, false).leave(time.source());
        assertThat(
                        new JdbcTemplate(owner)
                                .queryForList("select word from database.mode", String.class))
                .containsExactly("sandbox");
    }

    private SandboxMark mark(boolean sandbox, boolean embedded) {
        return new SandboxMark(owner, sandbox, embedded);
    }

    private void word(@Nullable String word) {
        JdbcTemplate db = new JdbcTemplate(owner);
        db.update("delete from database.mode");
        if (word != null) {
            db.update("insert into database.mode (word, since) values (?, '2026-11-01')", word);
        }
    }
}
