/** The pages of sender domains: what to publish, what was found, what to do. */
@NullMarked
package com.mailflatrate.web.domain;

import org.jspecify.annotations.NullMarked;
