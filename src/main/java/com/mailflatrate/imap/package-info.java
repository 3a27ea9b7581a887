/** A mailbox elsewhere as a door for mail that comes back, where nobody can reach port 25. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "feedback", "reading", "senderdomain"})
package com.mailflatrate.imap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
