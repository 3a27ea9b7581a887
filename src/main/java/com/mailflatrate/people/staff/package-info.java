/**
 * How somebody becomes one of the operator's people: invited, and never without a second factor.
 */
@NullMarked
@NamedInterface("staff")
package com.mailflatrate.people.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
