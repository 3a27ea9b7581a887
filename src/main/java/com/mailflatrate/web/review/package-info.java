/** The reviewer's pages: who waits, what is known, the decision. */
@NullMarked
package com.mailflatrate.web.review;

import org.jspecify.annotations.NullMarked;
