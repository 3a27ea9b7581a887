/**
 * Sign-ups at a shop's counter: paper with a QR code and an address short enough to type, and cards
 * that were filled in by hand, typed in with their photo.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "policy",
            "optin",
            "forms",
            "keys",
            "doors",
            "scans"
        })
package com.mailflatrate.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
