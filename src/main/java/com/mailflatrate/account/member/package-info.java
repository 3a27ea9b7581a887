/** Who belongs to an account and in which role; never without an owner. */
@NullMarked
@NamedInterface("member")
package com.mailflatrate.account.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
