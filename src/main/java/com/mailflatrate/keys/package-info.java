/**
 * Secrets and what they sign: the master key, keys by purpose, tokens, seals, the vault. Nobody
 * else stores a secret.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "database :: command"})
package com.mailflatrate.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
