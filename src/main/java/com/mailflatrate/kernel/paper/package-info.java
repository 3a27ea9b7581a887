/** What every sheet of paper we print needs. */
@NullMarked
package com.mailflatrate.kernel.paper;

import org.jspecify.annotations.NullMarked;
