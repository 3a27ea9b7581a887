/** What people ask of an account, the end of its contract, and the operator's view of both. */
@NullMarked
package com.mailflatrate.web.privacy;

import org.jspecify.annotations.NullMarked;
