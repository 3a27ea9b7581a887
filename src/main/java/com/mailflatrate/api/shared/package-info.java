/** What every call needs: problem answers, lists in parts, the description of the interface. */
@NullMarked
package com.mailflatrate.api.shared;

import org.jspecify.annotations.NullMarked;
