/** Recurring jobs: on our clock, moved with it, and the one that offers events again. */
@NullMarked
package com.mailflatrate.database.jobs;

import org.jspecify.annotations.NullMarked;
