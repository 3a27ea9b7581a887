@NullMarked
package com.mailflatrate.delivery.smtp;

import org.jspecify.annotations.NullMarked;
