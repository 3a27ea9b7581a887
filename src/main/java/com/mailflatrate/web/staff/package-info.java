/** The page of the operator's own people: who they are, their roles, and who is invited. */
@NullMarked
package com.mailflatrate.web.staff;

import org.jspecify.annotations.NullMarked;
