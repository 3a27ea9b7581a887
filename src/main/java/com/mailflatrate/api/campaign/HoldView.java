package com.mailflatrate.api.campaign;

import java.time.Instant;

/** A stop: a rule's code with its figures or a person's words. */
record HoldView(String why, String by, Instant at) {}
