/** What people ask of an account, and the end of its contract. */
@NullMarked
package com.mailflatrate.api.privacy;

import org.jspecify.annotations.NullMarked;
