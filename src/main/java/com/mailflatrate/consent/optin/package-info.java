/**
 * The double opt-in: a registration, the bare mail that asks, the person's click. The only way onto
 * a list from outside.
 */
@NullMarked
@NamedInterface("optin")
package com.mailflatrate.consent.optin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
