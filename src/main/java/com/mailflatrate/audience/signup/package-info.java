/** People who sign up themselves, many at once: who may come in, and the contacts they become. */
@NullMarked
@NamedInterface("signup")
package com.mailflatrate.audience.signup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
