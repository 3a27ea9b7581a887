@NullMarked
package com.mailflatrate.delivery.mime;

import org.jspecify.annotations.NullMarked;
