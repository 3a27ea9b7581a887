/** When an import needs no person before its rows come in. */
@NullMarked
package com.mailflatrate.imports.trust;

import org.jspecify.annotations.NullMarked;
