/**
 * From an application to a decision by a person, and the stop of an account: who applies, where the
 * addresses come from, what was asked, decided and why.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "account",
            "account :: signin",
            "scans"
        })
package com.mailflatrate.vetting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
