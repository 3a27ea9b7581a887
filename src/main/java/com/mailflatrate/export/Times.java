package com.mailflatrate.export;

import java.time.Instant;

/** When it was asked for, and from when to when the file may be fetched. */
record Times(Instant asked, Instant opens, Instant closes) {}
