/** What arrived by mail and what it was taken for, for the operator's people. */
@NullMarked
@NamedInterface("inbox")
package com.mailflatrate.feedback.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
