/**
 * What people change about themselves and each other: passwords, addresses, membership in accounts,
 * invitations.
 */
@NullMarked
@NamedInterface("person")
package com.mailflatrate.account.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
