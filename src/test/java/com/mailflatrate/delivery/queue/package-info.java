@NullMarked
package com.mailflatrate.delivery.queue;

import org.jspecify.annotations.NullMarked;
