/** The checklist over all modules, and the one place where what they declared is run. */
@NullMarked
package com.mailflatrate.privacy.duty;

import org.jspecify.annotations.NullMarked;
