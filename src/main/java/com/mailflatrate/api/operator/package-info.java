/** What the operator's people and, in the sandbox, its keys may ask and decide. */
@NullMarked
package com.mailflatrate.api.operator;

import org.jspecify.annotations.NullMarked;
