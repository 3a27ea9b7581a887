/** The desk opens what is blocked about an erased person: rights, two people, and the log. */
@NullMarked
@NamedInterface("proof")
package com.mailflatrate.abuse.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
