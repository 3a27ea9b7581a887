/**
 * Sign-up forms in versions: what is asked, in which words, who released it, how many came through.
 */
@NullMarked
@NamedInterface("forms")
package com.mailflatrate.consent.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
