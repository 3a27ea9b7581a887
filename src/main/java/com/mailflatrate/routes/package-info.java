/**
 * Where this installation's mail leaves, by its settings: next hops or the servers of each domain.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "dns",
            "mail :: mime",
            "measures",
            "policy :: reply",
            "senderdomain",
            "transport :: route"
        })
package com.mailflatrate.routes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
