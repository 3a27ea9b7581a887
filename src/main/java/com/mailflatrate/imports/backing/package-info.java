/** What stands behind a file besides its rows: signed papers, own customers, what a person saw. */
@NullMarked
@NamedInterface("backing")
package com.mailflatrate.imports.backing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
