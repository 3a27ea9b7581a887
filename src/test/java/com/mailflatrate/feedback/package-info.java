/** Mail that comes back, over real SMTP. */
@NullMarked
package com.mailflatrate.feedback;

import org.jspecify.annotations.NullMarked;
