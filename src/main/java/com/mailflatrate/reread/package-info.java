/** Orders to read kept mails again, their progress, and what each mail was taken for before. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "database :: command"})
package com.mailflatrate.reread;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
