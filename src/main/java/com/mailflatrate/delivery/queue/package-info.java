/** The queue over the message tables: claim, compose, sign, send, write down. */
@NullMarked
package com.mailflatrate.delivery.queue;

import org.jspecify.annotations.NullMarked;
