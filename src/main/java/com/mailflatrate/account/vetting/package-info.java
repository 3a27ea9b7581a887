/**
 * From an application to a decision by a person: who applies, where the addresses come from, what
 * was asked and decided.
 */
@NullMarked
@NamedInterface("vetting")
package com.mailflatrate.account.vetting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
