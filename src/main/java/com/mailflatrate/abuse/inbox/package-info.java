/**
 * What came back by mail and what it was taken for, as the operator's people see it, and what they
 * decide and declare.
 */
@NullMarked
@NamedInterface("inbox")
package com.mailflatrate.abuse.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
