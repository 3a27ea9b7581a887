/** When an import needs no person before its rows come in. */
@NullMarked
@NamedInterface("trust")
package com.mailflatrate.imports.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
