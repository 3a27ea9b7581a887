/** The lists our rules are shipped with. */
@NullMarked
package com.mailflatrate.policy.data;

import org.jspecify.annotations.NullMarked;
