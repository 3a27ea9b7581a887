/** Complaints, cases, mailings and messages for the operator's desk. */
@NullMarked
package com.mailflatrate.api.abuse;

import org.jspecify.annotations.NullMarked;
