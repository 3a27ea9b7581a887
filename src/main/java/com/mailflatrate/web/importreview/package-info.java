/** The reviewer's pages of imports. */
@NullMarked
package com.mailflatrate.web.importreview;

import org.jspecify.annotations.NullMarked;
