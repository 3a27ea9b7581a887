/** The description of the interface (OpenAPI 3.1), made from the code. */
@NullMarked
package com.mailflatrate.api.description;

import org.jspecify.annotations.NullMarked;
