/**
 * Letters to our own users: confirm your address, your application was decided, something stopped.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "mail :: domain",
            "kernel",
            "database",
            "keys",
            "account",
            "account :: signin",
            "vetting",
            "vetting :: talk",
            "people",
            "people :: staff",
            "factor",
            "delivery",
            "doors",
            "export",
            "campaign",
            "campaign :: held",
            "campaign :: schedule",
            "campaign :: unusual",
            "ledger",
            "ledger :: witness",
            "senderdomain",
            "privacy",
            "privacy :: ending"
        })
package com.mailflatrate.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
