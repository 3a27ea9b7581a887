package com.mailflatrate.bench;

import com.mailflatrate.database.CopyIn;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What any import has to do at least: COPY of the file, and three statements that put all of its rows
 * into the tables of contacts, memberships and proofs, with their keys, indexes and triggers. It
 * judges nothing, remembers nothing and can't be taken back; its proofs hang on an event of the
 * import that warmed up.
 */
final class ImportAnchor {

    private static final String CAME =
            "create temp table came (id uuid default gen_random_uuid(), email text, first text, last text, at text,"
                    + " ip text, source text)";
    private static final String CONTACTS =
            """
            insert into audience.contacts (account_id, id, email, key, key_id, hash, fields, created_at)
            select :account, id, email, 'anchor.' || email, 1, sha256(convert_to(email, 'UTF8')),
                   jsonb_build_object('firstName', first, 'lastName', last), now()
              from came order by email on conflict on constraint contacts_key do nothing
            """;
    private static final String MEMBERSHIPS =
            """
            insert into audience.memberships (account_id, contact_id, list_id, key, status, since_at, by_kind, by_name,
                                              created_at)
            select :account, c.id, cast(:list as uuid), c.key,
                   case when came.at = '' then 'HELD' else 'SUBSCRIBED' end, now(), 'SYSTEM', 'bench', now()
              from came join audience.contacts c on c.account_id = :account and c.id = came.id order by c.key
            """;
    private static final String PROOFS =
            """
            insert into consent.proofs (account_id, contact_id, list_id, event_id, grade, consent_at, ip, source, salt,
                                        recorded_at, row_no, email)
            select :account, c.id, cast(:list as uuid), (select id from ledger.events where account_id = :account limit 1),
                   'P1', cast(came.at as timestamptz), came.ip,
                   came.source, sha256(convert_to(c.key, 'UTF8')), now(), 0, c.email
              from came join audience.contacts c on c.account_id = :account and c.id = came.id where came.at <> ''
            """;

    private final JdbcClient db;
    private final CopyIn copy;

    ImportAnchor(JdbcClient db, CopyIn copy) {
        this.db = db;
        this.copy = copy;
    }

    /** Within one transaction. */
    void insert(List<String> lines, long account, String list) {
        db.sql(CAME).update();
        copy.<String>rows(
                "copy came (email, first, last, at, ip, source) from stdin",
                lines.iterator(),
                (line, out) -> {
                    for (String cell : line.split(";", -1)) {
                        out.put(cell);
                    }
                });
        for (String statement : List.of(CONTACTS, MEMBERSHIPS, PROOFS)) {
            db.sql(statement).param("account", account).param("list", list).update();
        }
        db.sql("drop table came").update();
    }
}
