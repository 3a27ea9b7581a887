/** The end of a contract: export first, then deletion and its certificate (GDPR Art. 28(3)(g)). */
@NamedInterface("ending")
@NullMarked
package com.mailflatrate.privacy.ending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
