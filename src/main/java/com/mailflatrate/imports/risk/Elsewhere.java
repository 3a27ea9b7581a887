package com.mailflatrate.imports.risk;

/** How many of these addresses stood in files of how many other accounts. */
record Elsewhere(long rows, long of, long accounts) {}
