/** The files that were brought, on disk. */
@NullMarked
package com.mailflatrate.imports.files;

import org.jspecify.annotations.NullMarked;
