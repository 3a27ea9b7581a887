package com.mailflatrate.story;

import java.util.List;
import java.util.Map;

/** A company that uses the service, seen from outside. */
record Customer(
        String accountId,
        String domain,
        String email,
        String password,
        String session,
        String key) {

    Customer withKey(String fresh) {
        return new Customer(accountId, domain, email, password, session, fresh);
    }

    String sender() {
        return "post@" + domain;
    }

    /** A lawful campaign to a list. */
    Map<String, Object> campaign(String list, String subject) {
        return Map.of(
                "name",
                subject,
                "listIds",
                List.of(list),
                "from",
                Map.of("name", "Rösterei", "email", sender()),
                "subject",
                subject,
                "preheader",
                "Nur bis zum dritten Advent",
                "html",
                """
                        <!doctype html><html lang="de"><body style="background:#ffffff;color:#222222;font-size:16px">
                        <h1>Der Winterkaffee ist da</h1>
                        <p>Moin {{ contact.firstName | default: "liebe Kaffeefreunde" }},</p>
                        <p>seit gestern duftet die Rösterei. <a href="https://www.%s/winterkaffee">Zum Winterkaffee</a></p>
                        {{ footer }}</body></html>"""
                        .formatted(domain),
                "tracking",
                "off");
    }

    @Override
    public String toString() {
        return "Customer[" + accountId + "]";
    }
}
