/**
 * What a mail says and shows: what HTML may hold, its text part, the locked footer, and what a
 * reader can really see.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "policy", "account"})
package com.mailflatrate.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
