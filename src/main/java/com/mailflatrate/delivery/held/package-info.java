/** The runs that stand still by a rule or by the operator, over all accounts. */
@NullMarked
@NamedInterface("held")
package com.mailflatrate.delivery.held;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
