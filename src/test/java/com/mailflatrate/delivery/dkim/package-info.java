@NullMarked
package com.mailflatrate.delivery.dkim;

import org.jspecify.annotations.NullMarked;
