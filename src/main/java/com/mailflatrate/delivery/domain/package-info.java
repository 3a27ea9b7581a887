/** Sender domains: the records to publish, their live check, their keys. */
@NullMarked
package com.mailflatrate.delivery.domain;

import org.jspecify.annotations.NullMarked;
