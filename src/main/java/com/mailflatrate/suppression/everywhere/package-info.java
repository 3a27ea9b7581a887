/** Who gets mail from no account here, as the operator's people see and change it. */
@NamedInterface("everywhere")
@NullMarked
package com.mailflatrate.suppression.everywhere;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
