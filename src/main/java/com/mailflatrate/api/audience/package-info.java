/** Lists and contacts for machines. */
@NullMarked
package com.mailflatrate.api.audience;

import org.jspecify.annotations.NullMarked;
