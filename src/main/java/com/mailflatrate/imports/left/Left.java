package com.mailflatrate.imports.left;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.rows.Standing;

/** A row that says somebody left, bounced or complained before. */
record Left(long line, EmailAddress address, Standing standing) {}
