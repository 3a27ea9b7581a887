@NullMarked
package com.mailflatrate.web.domain;

import org.jspecify.annotations.NullMarked;
