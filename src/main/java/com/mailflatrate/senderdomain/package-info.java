/**
 * Domains that accounts send from, and the platform's own: the records to publish, their live
 * check, the keys and who signs with them, the host names of pages and returned mail.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "dns",
            "dns :: spi",
            "policy",
            "mail :: dkim",
            "mail :: domain"
        })
package com.mailflatrate.senderdomain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
