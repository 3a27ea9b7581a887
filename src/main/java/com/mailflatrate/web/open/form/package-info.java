/**
 * Sign-up forms as visitors meet them: our own page, posts from other sites, the sum against
 * robots.
 */
@NullMarked
package com.mailflatrate.web.open.form;

import org.jspecify.annotations.NullMarked;
