package com.mailflatrate.export;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import java.time.Instant;

/** What somebody looked at in an hour. */
record Hour(AccountId account, Instant at, Actor by, long tables, long contacts) {}
