/**
 * The proof of a contact's consent on paper: everything that is on record, for a court or a lawyer.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "policy",
            "audience",
            "consent",
            "consent :: record",
            "forms",
            "imports",
            "ledger",
            "doors"
        })
@NullMarked
package com.mailflatrate.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
