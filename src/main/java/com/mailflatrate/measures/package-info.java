/**
 * What we do by ourselves because of what the other side does, and the table of rules that says
 * when: for a site, an account's mail to it, or a mailing's mail to it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "transport :: shaping"})
package com.mailflatrate.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
