/**
 * The words every module uses: ids, addresses, tokens, refusals, paging. No Spring, no SQL, no
 * state.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package com.mailflatrate.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
