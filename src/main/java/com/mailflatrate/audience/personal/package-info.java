/**
 * Addresses that look like a function's and that a person of the operator recorded as a person's.
 */
@NamedInterface("personal")
@NullMarked
package com.mailflatrate.audience.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
