@NullMarked
package com.mailflatrate.delivery.domain;

import org.jspecify.annotations.NullMarked;
