/** The desk's pages: drop a mail, read the answer, act. */
@NullMarked
package com.mailflatrate.web.abuse;

import org.jspecify.annotations.NullMarked;
