/** The queue over the message tables: claim, compose, sign, send, write down. */
@NullMarked
@NamedInterface("queue")
package com.mailflatrate.delivery.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
