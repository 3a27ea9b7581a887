/** Imports for machines: the account's side and the reviewer's. */
@NullMarked
package com.mailflatrate.api.imports;

import org.jspecify.annotations.NullMarked;
