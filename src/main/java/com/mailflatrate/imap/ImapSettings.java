package com.mailflatrate.imap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A mailbox that gets what comes back, for operators whose port 25 nobody can reach.
 *
 * @param host of the IMAP server; empty for none
 * @param port of the IMAP server
 * @param security tls, starttls, or none, which is for the same machine only
 * @param user to log in with
 * @param password to log in with
 * @param folder that is emptied: what was stored here is deleted there
 * @param everySeconds how often it is looked into
 */
@ConfigurationProperties("mailflatrate.inbound.imap")
record ImapSettings(
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("tls") Security security,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("20") int everySeconds) {

    /** How the connection is kept private. */
    enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + host + ":" + port + "/" + folder;
    }
}
