package com.mailflatrate.api.campaign;

import java.time.Instant;

/** A stop. */
record HoldView(String why, String by, Instant at) {}
