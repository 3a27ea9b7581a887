/** Pages about returned mail: the operator's inbox, feeds and incidents, a mailing's refusals. */
@NullMarked
package com.mailflatrate.web.feedback;

import org.jspecify.annotations.NullMarked;
