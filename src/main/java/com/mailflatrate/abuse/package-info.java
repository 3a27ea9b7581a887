/**
 * The desk that answers complaints: whose mail it was, on which leave, and what is done about it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "account :: member",
            "account :: signin",
            "vetting",
            "policy",
            "suppression",
            "suppression :: everywhere",
            "audience",
            "delivery",
            "consent",
            "optin",
            "imports",
            "imports :: trust",
            "ledger",
            "ledger :: blocked",
            "campaign",
            "feedback",
            "feedback :: bounce",
            "feedback :: complaint",
            "reread",
            "reading",
            "keys"
        })
package com.mailflatrate.abuse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
