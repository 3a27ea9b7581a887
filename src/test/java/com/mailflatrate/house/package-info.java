/** The house rules as tests: structure, style in numbers, SQL, texts, generated pages. */
@NullMarked
package com.mailflatrate.house;

import org.jspecify.annotations.NullMarked;
