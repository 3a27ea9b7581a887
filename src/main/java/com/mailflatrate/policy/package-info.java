/**
 * Our rules as pure functions over facts handed in: addresses, imprint, content, proof, working
 * days. No tables.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.mailflatrate.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
