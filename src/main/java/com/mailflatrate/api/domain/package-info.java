/** Sender domains for machines. */
@NullMarked
package com.mailflatrate.api.domain;

import org.jspecify.annotations.NullMarked;
