/**
 * Requests that are done only once: the {@code Idempotency-Key} of machines, the hidden value of
 * forms.
 */
@NullMarked
package com.mailflatrate.doors.once;

import org.jspecify.annotations.NullMarked;
