package com.mailflatrate.imports.left;

import com.mailflatrate.imports.row.Standing;
import com.mailflatrate.kernel.EmailAddress;

/** A row that says somebody left, bounced or complained before. */
record Left(long line, EmailAddress address, Standing standing) {}
