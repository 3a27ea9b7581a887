/**
 * What people change about themselves and each other: passwords, addresses, passkeys; who belongs
 * to an account and in which role, invitations, owners.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "factor",
            "account",
            "account :: member",
            "account :: signin"
        })
package com.mailflatrate.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
