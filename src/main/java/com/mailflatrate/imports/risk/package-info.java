/** What stands out in a list, as facts with numbers that a reviewer reads as sentences. */
@NullMarked
@NamedInterface("risk")
package com.mailflatrate.imports.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
